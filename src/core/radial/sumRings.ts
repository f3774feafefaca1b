import type { FrameShares, RingShares } from './ringShares';
import { ENTRY, firstRings } from './ringShares';
import type { RingSums } from './ringSums';
import { RING_SUMS } from './ringSums';

/**
 * Sums of one pattern over its rings, pixel by pixel: where a single pattern is looked at. Many go through the kernels.
 *
 * @param rings there are
 */
export function sumFrame(
  { shape, shares, first, stride, used }: FrameShares,
  rings: number,
  counts: ArrayLike<number>
): RingSums {
  const sums = new Float64Array(RING_SUMS * (rings + 2));
  const [rows, columns] = shape;
  for (let row = 0, pixel = 0; row < rows; row++) {
    for (let column = 0, entry = ENTRY * stride * row; column < columns; column++, pixel++, entry += ENTRY) {
      const count = counts[pixel];
      if (count === 0 || used[pixel] === 0) {
        continue;
      }
      const square = count * count;
      for (let part = 0, at = RING_SUMS * first[entry + 3]; part < 3; part++, at += RING_SUMS) {
        const share = shares[entry + part];
        sums[at] += share * count;
        sums[at + 1] += share * square;
        sums[at + 2] += share * share * count;
      }
    }
  }
  return sums.subarray(0, RING_SUMS * rings);
}

/** The same about an origin of its own. @param used 1 = the pixel counts; absent: all */
export function sumRings(shares: RingShares, counts: ArrayLike<number>, used?: ArrayLike<number>): RingSums {
  const { shape, entries, rings } = shares;
  const all = used ?? new Uint8Array(counts.length).fill(1);
  const frame = { shape, shares: entries, first: firstRings(shares), stride: shape[1], used: all };
  return sumFrame(frame, rings, counts);
}
