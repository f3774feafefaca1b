import type { PixelBytes } from '../../core/merlin/pixelFormat';

import { unsigned } from './unsigned';

export function accumulate(
  memory: ArrayBuffer,
  pixelBytes: PixelBytes,
  frame: number,
  pixels: number,
  sum: number,
  maximum: number
): number {
  if (pixelBytes === 8) {
    return accumulateWide(memory, frame, pixels, sum, maximum);
  }
  const counts = unsigned(memory, pixelBytes, frame, pixels);
  const highest = unsigned(memory, pixelBytes, maximum, pixels);
  const sums = pixelBytes === 4 ? new Float64Array(memory, sum, pixels) : new Uint32Array(memory, sum, pixels);
  let total = 0;
  for (let i = 0; i < pixels; i++) {
    const count = counts[i];
    sums[i] += count;
    total += count;
    if (count > highest[i]) {
      highest[i] = count;
    }
  }
  return total;
}

export function accumulateFour(
  memory: ArrayBuffer,
  pixelBytes: PixelBytes,
  frames: number,
  stride: number,
  pixels: number,
  sum: number,
  maximum: number,
  totals: number
): void {
  const found = new Float64Array(memory, totals, 4);
  for (let frame = 0; frame < found.length; frame++) {
    found[frame] = accumulate(memory, pixelBytes, frames + frame * stride, pixels, sum, maximum);
  }
}

/** uint64: the maximum is exact, sums are of counts rounded to float64. */
function accumulateWide(memory: ArrayBuffer, frame: number, pixels: number, sum: number, maximum: number): number {
  const counts = new BigUint64Array(memory, frame, pixels);
  const highest = new BigUint64Array(memory, maximum, pixels);
  const sums = new Float64Array(memory, sum, pixels);
  let total = 0;
  for (let i = 0; i < pixels; i++) {
    const count = counts[i];
    sums[i] += Number(count);
    total += Number(count);
    if (count > highest[i]) {
      highest[i] = count;
    }
  }
  return total;
}
