import { decode } from 'fast-png';

import { greyPng } from './greyPng';

describe('greyPng', () => {
  it.each([
    [1, 1],
    [3, 5],
    [256, 128]
  ])('writes %d x %d pixels that another decoder reads back', (rows, columns) => {
    const pixels = Uint8Array.from({ length: rows * columns }, (_, i) => (i * 37) % 256);
    const png = decode(greyPng(pixels, [rows, columns]), { checkCrc: true });
    expect([png.width, png.height, png.channels, png.depth]).toEqual([columns, rows, 1, 8]);
    expect(Array.from(png.data)).toEqual(Array.from(pixels));
  });
});
