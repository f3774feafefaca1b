import type { Range } from './rangeEnds';
import { nearestEnd, withEnd } from './rangeEnds';

describe('the ends of a range', () => {
  it('are taken hold of by the nearer one, also where both lie on each other', () => {
    const ends = [
      [[2, 8], 4],
      [[2, 8], 6],
      [[5, 5], 3],
      [[5, 5], 7]
    ] as [Range, number][];
    expect(ends.map(([range, place]) => nearestEnd(range, place))).toEqual([0, 1, 0, 1]);
  });

  it('go in whole steps, stay apart, and within what there is', () => {
    const within = { all: [0, 1.21], step: 0.01 } as const;
    expect(withEnd([0.3, 0.9], 0, 0.4567, within)).toEqual([0.46, 0.9]);
    expect(withEnd([0.3, 0.9], 0, 2, within)).toEqual([0.89, 0.9]);
    expect(withEnd([0.3, 0.9], 1, -1, within)).toEqual([0.3, 0.31]);
    expect(withEnd([0.3, 0.9], 1, 5, within)).toEqual([0.3, 1.21]);
    expect(withEnd([0.3, 0.9], 0, -5, within)).toEqual([0, 0.9]);
  });
});
