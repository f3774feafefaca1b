import type { PixelBytes } from '../../core/merlin/pixelFormat';

import { unsigned } from './unsigned';

export function addPromoted(
  memory: ArrayBuffer,
  pixelBytes: PixelBytes,
  frame: number,
  pixels: number,
  accumulator: number
): void {
  if (pixelBytes === 1 || pixelBytes === 2) {
    const counts = unsigned(memory, pixelBytes, frame, pixels);
    const sums = unsigned(memory, pixelBytes === 1 ? 2 : 4, accumulator, pixels);
    for (let i = 0; i < pixels; i++) {
      sums[i] += counts[i];
    }
    return;
  }
  const counts = pixelBytes === 4 ? new Uint32Array(memory, frame, pixels) : new BigUint64Array(memory, frame, pixels);
  const sums = new BigUint64Array(memory, accumulator, pixels);
  for (let i = 0; i < pixels; i++) {
    sums[i] += BigInt(counts[i]);
  }
}
