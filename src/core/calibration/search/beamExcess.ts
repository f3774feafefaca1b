import type { BeamSearch } from '../../pattern/beamPlace';
import type { CleanPattern } from '../pixels/calibrationPattern';

/** Around the beam's foot, in its radii */
const AROUND = 2;

/**
 * How much likelier the counts of a beam are where one is than by its surroundings alone: the logarithm of the ratio of Poisson likelihoods, with
 * the mean of what lies around. Chance reaches x somewhere among n places in n exp(-x) of all patterns, at most.
 */
export function beamExcess(
  { counts, used, shape: [rows, columns] }: Pick<CleanPattern, 'counts' | 'used' | 'shape'>,
  { centre: [row, column], radius }: Pick<BeamSearch, 'centre' | 'radius'>
): number {
  // The radius of a search is twice that of the beam itself, with its foot
  const inner = radius / 2;
  const outer = AROUND * radius;
  let [seen, pixels, around, pixelsAround] = [0, 0, 0, 0];
  for (let r = Math.max(0, Math.ceil(row - outer)); r <= Math.min(rows - 1, row + outer); r++) {
    for (let c = Math.max(0, Math.ceil(column - outer)); c <= Math.min(columns - 1, column + outer); c++) {
      const distance = Math.hypot(r - row, c - column);
      const at = r * columns + c;
      if (distance <= inner) {
        seen += used[at] * counts[at];
        pixels += used[at];
      } else if (distance > radius && distance <= outer) {
        around += used[at] * counts[at];
        pixelsAround += used[at];
      }
    }
  }
  // As if one more had been counted: nothing is known of a mean by what was never seen
  const expected = ((around + 1) / Math.max(1, pixelsAround)) * pixels;
  return seen > expected ? seen * Math.log(seen / expected) - seen + expected : 0;
}
