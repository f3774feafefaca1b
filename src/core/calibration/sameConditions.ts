/** Voltages and camera lengths are equal within these parts: metadata round them */
const VOLTAGE_TOLERANCE = 0.01;
const LENGTH_TOLERANCE = 0.02;

/** Whether two acceleration voltages are the same, V. */
export function sameVoltage(one: number, other: number): boolean {
  return isNear(one, other, VOLTAGE_TOLERANCE);
}

/** Whether two nominal camera lengths are the same, m. */
export function sameLength(one: number, other: number): boolean {
  return isNear(one, other, LENGTH_TOLERANCE);
}

/** How far gold is from data in time, so that the nearest is the least; where the time of the data is not known the latest is. */
export function timeApart(gold: number, data: number | undefined): number {
  return data === undefined ? -gold : Math.abs(gold - data);
}

function isNear(value: number, other: number, tolerance: number): boolean {
  return Math.abs(value / other - 1) <= tolerance;
}
