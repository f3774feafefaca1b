import type { RingShares } from '../ringShares';
import { ENTRY, firstRings } from '../ringShares';
import type { RingSums } from '../ringSums';
import { RING_SUMS } from '../ringSums';

/** Sums of a pattern over the rings as the definition says, pixel by pixel: the truth for kernels and the means of specs. */
export function ringSumsOf(shares: RingShares, counts: ArrayLike<number>): RingSums {
  const first = firstRings(shares);
  const sums = new Float64Array(RING_SUMS * (shares.rings + 2));
  for (let pixel = 0; pixel < counts.length; pixel++) {
    for (let part = 0; part < 3; part++) {
      const share = shares.entries[ENTRY * pixel + part];
      const at = RING_SUMS * (first[ENTRY * pixel + 3] + part);
      sums[at] += share * counts[pixel];
      sums[at + 1] += share * counts[pixel] ** 2;
      sums[at + 2] += share ** 2 * counts[pixel];
    }
  }
  return sums.subarray(0, RING_SUMS * shares.rings);
}
