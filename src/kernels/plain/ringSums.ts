import type { PixelBytes } from '../../core/merlin/pixelFormat';
import { ENTRY } from '../../core/radial/ringShares';
import { RING_SUMS } from '../../core/radial/ringSums';

import { countsView } from './unsigned';
import { usedAt } from './usedBits';

export function ringSums(
  memory: ArrayBuffer,
  pixelBytes: PixelBytes,
  frame: number,
  rows: number,
  columns: number,
  used: number,
  entries: number,
  stride: number,
  sums: number
): number {
  const isUsed = usedAt(memory, used, rows, columns);
  let bits = 0;
  const counts = countsView(memory, pixelBytes, frame, rows * columns);
  const shares = new Float32Array(memory, entries, ENTRY * stride * rows);
  const first = new Uint32Array(memory, entries, shares.length);
  const to = new Float64Array(memory, sums);
  for (let row = 0, pixel = 0; row < rows; row++) {
    for (let column = 0, at = ENTRY * stride * row; column < columns; column++, pixel++, at += ENTRY) {
      const count = isUsed(pixel) ? Number(counts[pixel]) : 0;
      bits |= count < 2 ** 32 ? count : -1;
      for (let part = 0, ring = RING_SUMS * first[at + 3]; part < 3; part++, ring += RING_SUMS) {
        const share = shares[at + part];
        if (count !== 0 && share !== 0) {
          to[ring] += share * count;
          to[ring + 1] += share * (count * count);
          to[ring + 2] += share * share * count;
        }
      }
    }
  }
  return bits >>> 0;
}
