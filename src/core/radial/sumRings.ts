import type { RingShares } from './ringShares';
import { ENTRY, firstRings } from './ringShares';
import type { RingSums } from './ringSums';
import { RING_SUMS } from './ringSums';

/**
 * Sums of one pattern over its rings, pixel by pixel: where a single pattern is looked at. Many go through the kernels.
 *
 * @param used 1 = the pixel counts; absent: all
 */
export function sumRings(shares: RingShares, counts: ArrayLike<number>, used?: ArrayLike<number>): RingSums {
  const first = firstRings(shares);
  const sums = new Float64Array(RING_SUMS * (shares.rings + 2));
  const { entries } = shares;
  for (let pixel = 0, entry = 0; pixel < counts.length; pixel++, entry += ENTRY) {
    const count = counts[pixel];
    if (count === 0 || used?.[pixel] === 0) {
      continue;
    }
    const square = count * count;
    for (let part = 0, at = RING_SUMS * first[entry + 3]; part < 3; part++, at += RING_SUMS) {
      const share = entries[entry + part];
      sums[at] += share * count;
      sums[at + 1] += share * square;
      sums[at + 2] += share * share * count;
    }
  }
  return sums.subarray(0, RING_SUMS * shares.rings);
}
