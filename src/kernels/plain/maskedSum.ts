import type { PixelBytes } from '../../core/merlin/pixelFormat';

import { countsView } from './unsigned';

export function maskedSum(
  memory: ArrayBuffer,
  pixelBytes: PixelBytes,
  frame: number,
  runs: number,
  runCount: number
): number {
  const table = new Uint32Array(memory, runs, 2 * runCount);
  let total = 0;
  for (let run = 0; run < runCount; run++) {
    const [first, length] = table.subarray(2 * run);
    for (const count of countsView(memory, pixelBytes, frame + first * pixelBytes, length)) {
      total += Number(count);
    }
  }
  return total;
}
