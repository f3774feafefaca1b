import type { PixelBytes } from '../../core/merlin/pixelFormat';

import { unsigned } from './unsigned';

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
    const at = frame + first * pixelBytes;
    const counts = pixelBytes === 8 ? new BigUint64Array(memory, at, length) : unsigned(memory, pixelBytes, at, length);
    for (const count of counts) {
      total += Number(count);
    }
  }
  return total;
}
