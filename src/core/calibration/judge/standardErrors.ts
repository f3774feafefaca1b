import type { CalibrationNumbers } from '../calibration';
import type { Geometry } from '../geometry';
import { changed, ellipseNumbers } from '../geometry';
import type { SquareMatrix } from '../linearAlgebra';
import { LINEAR, UNKNOWNS } from '../shifts/shiftUnknowns';

/**
 * Never claimed to be better: rings of a noise-free analytic pattern are found to 1e-5 of their radius, centres to
 * a thousandth of a pixel, and real detectors are no better than that.
 */
const FLOOR = { relative: 1e-5, centre: 1e-3 };

export function numbersOf(geometry: Geometry): CalibrationNumbers {
  return { ...ellipseNumbers(geometry), centreRow: geometry.centre[0], centreColumn: geometry.centre[1] };
}

/**
 * Standard errors of the numbers of a geometry from the covariance of small changes of it, by its derivatives taken
 * numerically; those of ratio and angle of a nearly round pattern are no smaller than their own noise allows.
 */
export function standardErrors(geometry: Geometry, covariance: SquareMatrix): CalibrationNumbers {
  const base = numbersOf(geometry);
  const keys = Object.keys(base) as (keyof CalibrationNumbers)[];
  const errors = Object.fromEntries(keys.map(key => [key, 0])) as Record<keyof CalibrationNumbers, number>;
  const derivatives = LINEAR.map(index => {
    const step = 0.1 * Math.sqrt(covariance[index * UNKNOWNS + index]);
    const [up, down] = [step, -step].map(size => {
      const change = new Float64Array(UNKNOWNS);
      change[index] = size;
      return numbersOf(changed(geometry, change));
    });
    return Object.fromEntries(keys.map(key => [key, difference(key, up, down) / (2 * step)])) as Record<
      keyof CalibrationNumbers,
      number
    >;
  });
  for (const key of keys) {
    let variance = 0;
    for (const i of LINEAR) {
      for (const j of LINEAR) {
        variance += derivatives[i][key] * derivatives[j][key] * covariance[i * UNKNOWNS + j];
      }
    }
    errors[key] = Math.sqrt(variance);
  }
  const strain = 2 * FLOOR.relative;
  return {
    pixelSizeInvAng: Math.hypot(errors.pixelSizeInvAng, FLOOR.relative * base.pixelSizeInvAng),
    pixelSizeGeoInvAng: Math.hypot(errors.pixelSizeGeoInvAng, FLOOR.relative * base.pixelSizeGeoInvAng),
    axisRatio: Math.hypot(errors.axisRatio, strain),
    theta: Math.min(
      Math.PI / Math.sqrt(12),
      Math.hypot(errors.theta, strain / Math.max(strain, 2 * (base.axisRatio - 1)))
    ),
    centreRow: Math.hypot(errors.centreRow, FLOOR.centre),
    centreColumn: Math.hypot(errors.centreColumn, FLOOR.centre)
  };
}

/** Axes have no direction: a tilt of 90 and one of -90 degrees are the same. */
function difference(key: keyof CalibrationNumbers, up: CalibrationNumbers, down: CalibrationNumbers): number {
  const value = up[key] - down[key];
  return key === 'theta' ? value - Math.PI * Math.round(value / Math.PI) : value;
}
