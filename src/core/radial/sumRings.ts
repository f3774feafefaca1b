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
  for (let pixel = 0; pixel < counts.length; pixel++) {
    for (let part = 0; part < 3 && (used?.[pixel] ?? 1); part++) {
      const share = shares.entries[ENTRY * pixel + part];
      const at = RING_SUMS * (first[ENTRY * pixel + 3] + part);
      sums[at] += share * counts[pixel];
      sums[at + 1] += share * counts[pixel] ** 2;
      sums[at + 2] += share ** 2 * counts[pixel];
    }
  }
  return sums.subarray(0, RING_SUMS * shares.rings);
}
