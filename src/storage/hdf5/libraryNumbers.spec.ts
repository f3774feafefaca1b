import { floatOfHalf } from './libraryNumbers';

describe('floatOfHalf', () => {
  it.each([
    // By the table of IEEE 754 binary16
    [0x0000, 0],
    [0x3c00, 1],
    [0xc000, -2],
    [0x3555, 0.333251953125],
    [0x0001, 2 ** -24],
    [0x03ff, 1023 * 2 ** -24],
    [0x0400, 2 ** -14],
    [0x7bff, 65504],
    [0x7c00, Infinity],
    [0xfc00, -Infinity],
    [0x7e00, NaN]
  ])('reads %i as %d', (bits, value) => {
    expect(floatOfHalf(bits)).toBe(value);
  });
});
