import type { LogProfile } from './coarseEllipse';
import { radiusOfStep, stepOfRadius } from './logPolar';

/** The beam's foot reaches about this many of its half radii */
const FOOT = 2;
const MARGIN = 3;

/** First step of a profile over ln r that is clear of the direct beam, or of what blocks it. */
export function beamEnd({ values, coverage }: LogProfile): number {
  const density = values.map((value, step) => value / radiusOfStep(step) ** 2);
  let first = 0;
  while (first < density.length && coverage[first] < 0.3) {
    first++;
  }
  let half = first;
  while (half < density.length && density[half] > density[first] / 2) {
    half++;
  }
  const beam = FOOT * radiusOfStep(half) + MARGIN;
  return Math.min(Math.max(first, Math.ceil(stepOfRadius(beam))), Math.floor(density.length / 2));
}
