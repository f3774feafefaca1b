import fc from 'fast-check';

import { shrinkImage } from './shrinkImage';

describe('shrinkImage', () => {
  it('takes the mean of blocks, smaller ones at the ends', () => {
    const image = { values: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9), shape: [3, 3] as const };
    expect(shrinkImage(image, 2)).toEqual({ values: Float64Array.of(3, 4.5, 7.5, 9), shape: [2, 2] });
  });

  it('leaves a small image as it is', () => {
    const image = { values: Float64Array.of(1, 2, 3, 4, 5, 6), shape: [2, 3] as const };
    expect(shrinkImage(image, 3)).toEqual(image);
  });

  it('fits every shape, and keeps a constant image constant', () => {
    const side = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(side, side, fc.integer({ min: 1, max: 70 }), (rows, columns, longest) => {
        const small = shrinkImage(
          { values: new Float64Array(rows * columns).fill(7), shape: [rows, columns] },
          longest
        );
        expect(Math.max(...small.shape)).toBeLessThanOrEqual(longest);
        expect(small.values.length).toBe(small.shape[0] * small.shape[1]);
        expect(small.values.every(value => value === 7)).toBe(true);
      })
    );
  });
});
