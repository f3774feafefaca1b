import { decode } from 'jpeg-js';

import { greyJpeg } from './greyJpeg';

/** Largest difference between pixels and what another decoder makes of their JPEG. */
function worst(pixels: Uint8Array, shape: [number, number], quality: number): number {
  const { width, height, data } = decode(greyJpeg(pixels, shape, quality), { formatAsRGBA: true });
  expect([height, width]).toEqual(shape);
  return pixels.reduce((most, pixel, index) => Math.max(most, Math.abs(pixel - data[4 * index])), 0);
}

function picture(rows: number, columns: number, value: (row: number, column: number) => number): Uint8Array {
  return Uint8Array.from({ length: rows * columns }, (_, i) => value(Math.floor(i / columns), i % columns));
}

describe('greyJpeg', () => {
  it.each([
    [1, 1],
    [8, 8],
    [3, 5],
    [17, 40],
    [128, 128]
  ])('writes %d x %d pixels that another decoder reads back, the right way round', (rows, columns) => {
    const slope = picture(rows, columns, (row, column) => (row * 3 + column) % 256);
    expect(worst(slope, [rows, columns], 100)).toBeLessThanOrEqual(2);
  });

  it('keeps the hardest pictures: noise, a chessboard of black and white, single pixels', () => {
    let seed = 1;
    const noise = picture(64, 64, () => ((seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 16) & 0xff);
    expect(worst(noise, [64, 64], 100)).toBeLessThanOrEqual(3);
    const chess = picture(64, 64, (row, column) => ((row + column) % 2 === 0 ? 0 : 255));
    expect(worst(chess, [64, 64], 100)).toBeLessThanOrEqual(3);
    const blocks = picture(64, 64, (row, column) => (((row >> 3) + (column >> 3)) % 2 === 0 ? 0 : 255));
    expect(worst(blocks, [64, 64], 95)).toBeLessThanOrEqual(2);
    const point = picture(32, 32, (row, column) => (row === 13 && column === 20 ? 255 : 0));
    expect(worst(point, [32, 32], 95)).toBeLessThanOrEqual(12);
  });

  it('takes fewer bytes where less quality is asked for', () => {
    const rings = picture(64, 64, (row, column) => Math.round(127 + 127 * Math.sin(Math.hypot(row, column))));
    const [good, fair] = [greyJpeg(rings, [64, 64], 95), greyJpeg(rings, [64, 64], 50)];
    expect(fair.length).toBeLessThan(good.length / 2);
    expect(good.length).toBeLessThan(rings.length);
  });
});
