import * as fc from 'fast-check';

import { scaleBar } from './scaleBarLength';

describe('scaleBar', () => {
  it.each([
    [1000, 'nm', 200, '200 nm'],
    [100, 'nm', 20, '20 nm'],
    [20, 'nm', 5, '5 nm'],
    [2.39, '1/Å', 0.5, '0.5 1/Å'],
    [10 / 0.3, 'nm', 10, '10 nm'],
    [20_000, 'nm', 5000, '5 µm']
  ])('of %d %s in view is %d long', (width, unit, length, label) => {
    expect(scaleBar(width, unit)).toEqual({ length, label });
  });

  it('is 1, 2 or 5 times a power of ten, and takes between 12 and 30 percent of the width', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), width => {
        const { length } = scaleBar(width, 'mrad');
        expect(length / width).toBeLessThanOrEqual(0.3 * (1 + 1e-6));
        expect(length / width).toBeGreaterThan(0.3 / 2.5 - 1e-6);
        const digit = length / 10 ** Math.floor(Math.log10(length) + 1e-9);
        expect([1, 2, 5].some(each => Math.abs(digit - each) < 1e-6)).toBe(true);
      })
    );
  });
});
