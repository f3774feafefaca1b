import { LARGEST_G } from '../../standards/standard';
import type { RadialProfile } from './radialProfile';
import type { RingWidth } from './ringShape';
import type { RingTarget } from '../ringTargets';

/** Rings begin no further in than this part of the first strong one, where the background is still like that under it */
const BEFORE_FIRST = 0.72;
/** Part of an annulus that has to be on the detector for its mean to count */
export const LEAST_COVERAGE = 0.15;
/** Annuli without which rings cannot be told from the background */
export const LEAST_ANNULI = 40;

/**
 * Smallest and largest q in which rings are looked for, 1/Å.
 *
 * @param beam q at which the direct beam has ended
 */
export function profileRange(beam: number, targets: readonly RingTarget[]): [from: number, to: number] {
  const first = targets.find(({ isKey }) => isKey) ?? targets[0];
  return [Math.max(beam, BEFORE_FIRST * first.t), 1.01 * Math.max(LARGEST_G, targets[targets.length - 1].t)];
}

/** The range in which enough of every annulus is on the detector; one within it may still be masked. */
export function covered({ q, counts, pixels, coverage }: RadialProfile): RadialProfile {
  let first = 0;
  let last = q.length;
  while (first < last && coverage[first] < LEAST_COVERAGE) {
    first++;
  }
  while (last > first && coverage[last - 1] < LEAST_COVERAGE) {
    last--;
  }
  return {
    q: q.subarray(first, last),
    counts: counts.subarray(first, last),
    pixels: pixels.subarray(first, last),
    coverage: coverage.subarray(first, last)
  };
}

/** The width of rings that a fit starts from. @param pixelSize geometric mean, 1/Å */
export function startingWidth(pixelSize: number): RingWidth {
  return { sigma: 1.8 * pixelSize, disc: 0.3, spread: 0.002, tails: 0.1 };
}
