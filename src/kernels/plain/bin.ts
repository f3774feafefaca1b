import type { PixelBytes } from '../../core/merlin/pixelFormat';

import { unsigned } from './unsigned';

export function binDetector(
  memory: ArrayBuffer,
  pixelBytes: PixelBytes,
  frame: number,
  rows: number,
  columns: number,
  factor: number,
  target: number
): void {
  const pixels = rows * columns;
  const sumCount = Math.floor(rows / factor) * Math.floor(columns / factor);
  if (pixelBytes === 1 || pixelBytes === 2) {
    const counts = unsigned(memory, pixelBytes, frame, pixels);
    const sums = unsigned(memory, pixelBytes === 1 ? 2 : 4, target, sumCount).fill(0);
    forPixels(rows, columns, factor, (pixel, sum) => {
      sums[sum] += counts[pixel];
    });
    return;
  }
  const counts = pixelBytes === 4 ? new Uint32Array(memory, frame, pixels) : new BigUint64Array(memory, frame, pixels);
  const sums = new BigUint64Array(memory, target, sumCount).fill(0n);
  forPixels(rows, columns, factor, (pixel, sum) => {
    sums[sum] += BigInt(counts[pixel]);
  });
}

/** Calls back for every pixel that lies in a whole block, with the block's index. */
function forPixels(rows: number, columns: number, factor: number, add: (pixel: number, sum: number) => void): void {
  const top = rows % factor;
  const left = columns % factor;
  const width = Math.floor(columns / factor);
  for (let row = top; row < rows; row++) {
    const firstSum = Math.floor((row - top) / factor) * width;
    for (let column = left; column < columns; column++) {
      add(row * columns + column, firstSum + Math.floor((column - left) / factor));
    }
  }
}
