import * as fc from 'fast-check';

import { coarseFirst } from './coarseFirst';

describe('coarseFirst', () => {
  it('names every row once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), rows => {
        expect([...coarseFirst(rows)].sort((a, b) => a - b)).toEqual(Array.from({ length: rows }, (_, row) => row));
      })
    );
  });

  it('spreads the first ones evenly', () => {
    expect(coarseFirst(8)).toEqual([0, 4, 2, 6, 1, 3, 5, 7]);
    for (const many of [8, 16, 32]) {
      const first = coarseFirst(255)
        .slice(0, many)
        .sort((a, b) => a - b);
      const gaps = first.slice(1).map((row, index) => row - first[index]);
      expect(new Set(gaps)).toEqual(new Set([256 / many]));
    }
  });
});
