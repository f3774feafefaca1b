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

/** When data were recorded, as a name that begins with a time stamp says; ms, undefined where it does not. */
export function timeOfStem(name: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)[_ ](\d\d)(\d\d)(\d\d)/.exec(name);
  if (!parts) {
    return undefined;
  }
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** How far gold is from data in time, so that the nearest is the least; where the time of the data is not known the latest is. */
export function timeApart(gold: number, data: number | undefined): number {
  return data === undefined ? -gold : Math.abs(gold - data);
}

function isNear(value: number, other: number, tolerance: number): boolean {
  return Math.abs(value / other - 1) <= tolerance;
}
