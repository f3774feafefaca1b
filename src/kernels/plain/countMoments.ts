import type { SmallPixelBytes } from '../kernels';

import { unsigned } from './unsigned';
import { usedAt } from './usedBits';

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
  pixels: number,
  sums: number,
  plane: number
): void {
  const [total, squares, maximum] = planesAt(memory, sums, plane, pixels);
  unsigned(memory, pixelBytes, frame, pixels).forEach((count, pixel) => {
    total[pixel] += count;
    squares[pixel] += count * count;
    maximum[pixel] = Math.max(maximum[pixel], count);
  });
}

export function countMomentsFour(
  memory: ArrayBuffer,
  pixelBytes: SmallPixelBytes,
  frames: number,
  stride: number,
  pixels: number,
  sums: number,
  plane: number
): void {
  for (let frame = 0; frame < 4; frame++) {
    countMoments(memory, pixelBytes, frames + frame * stride, pixels, sums, plane);
  }
}

export function spillMoments(
  memory: ArrayBuffer,
  sums: number,
  plane: number,
  rows: number,
  columns: number,
  used: number,
  moments: number,
  stride: number
): void {
  const isUsed = usedAt(memory, used, rows, columns);
  const planes = planesAt(memory, sums, plane, rows * columns);
  const [total, squares, maximum] = planes;
  const to = new Float64Array(memory, moments, 3 * ((rows - 1) * stride + columns));
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    if (isUsed(pixel)) {
      const at = 3 * (Math.floor(pixel / columns) * stride + (pixel % columns));
      to[at] += total[pixel];
      to[at + 1] += squares[pixel];
      to[at + 2] = Math.max(to[at + 2], maximum[pixel]);
    }
  }
  planes.forEach(each => each.fill(0));
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
