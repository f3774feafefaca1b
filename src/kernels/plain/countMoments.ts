import type { SmallPixelBytes } from '../kernels';

import { unsigned } from './unsigned';

export function anyBits(memory: ArrayBuffer, pixelBytes: SmallPixelBytes, frame: number, pixels: number): number {
  let bits = 0;
  for (const count of unsigned(memory, pixelBytes, frame, pixels)) {
    bits |= count;
  }
  return bits;
}

export function countMoments(
  memory: ArrayBuffer,
  pixelBytes: SmallPixelBytes,
  frame: number,
  rows: number,
  columns: number,
  sums: number,
  plane: number,
  first: number,
  stride: number
): void {
  const counts = unsigned(memory, pixelBytes, frame, rows * columns);
  const [total, squares, maximum] = planesAt(memory, sums, plane, first + rows * stride);
  for (let row = 0, pixel = 0; row < rows; row++) {
    for (let column = 0, at = first + stride * row; column < columns; column++, pixel++, at++) {
      const count = counts[pixel];
      total[at] += count;
      squares[at] += count * count;
      maximum[at] = Math.max(maximum[at], count);
    }
  }
}

export function spillMoments(memory: ArrayBuffer, sums: number, plane: number, pixels: number, moments: number): void {
  const [total, squares, maximum] = planesAt(memory, sums, plane, pixels);
  const to = new Float64Array(memory, moments, 3 * pixels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    to[3 * pixel] += total[pixel];
    to[3 * pixel + 1] += squares[pixel];
    to[3 * pixel + 2] = Math.max(to[3 * pixel + 2], maximum[pixel]);
  }
  [total, squares, maximum].forEach(each => each.fill(0));
}

function planesAt(
  memory: ArrayBuffer,
  sums: number,
  plane: number,
  pixels: number
): [Uint32Array, Uint32Array, Uint16Array] {
  return [
    new Uint32Array(memory, sums, pixels),
    new Uint32Array(memory, sums + plane, pixels),
    new Uint16Array(memory, sums + 2 * plane, pixels)
  ];
}
