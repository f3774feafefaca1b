import type { CalibrationNumbers, HigherDistortion } from '../calibration';
import { percent, uncertainNumber } from './uncertainNumber';

export const DEGREES = 180 / Math.PI;
/** An angle that may be off by more than this says nothing */
const VAGUE = 20 / DEGREES;

/** Where the major axis points, or that none can be told. */
export function angleWords({ theta, axisRatio }: CalibrationNumbers, errors: CalibrationNumbers): string {
  return errors.theta > VAGUE || axisRatio - 1 < errors.axisRatio
    ? 'round within its error'
    : `major axis ${uncertainNumber(DEGREES * theta, DEGREES * errors.theta)}° from the rows' direction`;
}

/**
 * By how much a length is off, at most over the azimuth: "barrel 0.90 %", for each distortion that was found.
 *
 * @param q the length, 1/Å
 */
export function distortionWords(higher: HigherDistortion, q = 1): string[] {
  const { comaRow, comaColumn, threefoldCos, threefoldSin, radial, referenceQ } = higher;
  const parts = [
    ['coma', q * Math.hypot(comaRow, comaColumn)],
    ['threefold', q * Math.hypot(threefoldCos, threefoldSin)],
    [radial > 0 ? 'barrel' : 'pincushion', Math.abs(radial * (q ** 2 - referenceQ ** 2))]
  ] as const;
  return parts.filter(([, size]) => size > 0).map(([name, size]) => `${name} ${percent(size)}`);
}
