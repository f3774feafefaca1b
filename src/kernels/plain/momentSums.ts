import type { PixelBytes } from '../../core/merlin/pixelFormat';

import { countsView } from './unsigned';
import { usedAt } from './usedBits';

export function momentSums(
  memory: ArrayBuffer,
  pixelBytes: PixelBytes,
  frame: number,
  rows: number,
  columns: number,
  used: number,
  sums: number,
  stride: number
): void {
  const counts = countsView(memory, pixelBytes, frame, rows * columns);
  const isUsed = usedAt(memory, used, rows, columns);
  const to = new Float64Array(memory, sums);
  for (let row = 0, pixel = 0; row < rows; row++) {
    for (let column = 0, at = 3 * stride * row; column < columns; column++, pixel++, at += 3) {
      const count = isUsed(pixel) ? Number(counts[pixel]) : 0;
      to[at] += count;
      to[at + 1] += count * count;
      to[at + 2] = Math.max(to[at + 2], count);
    }
  }
}
