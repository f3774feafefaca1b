import { ascending, smallestPositive, valueRange } from './valueRange';

const values = Float32Array.from([7, 1, 3, 3, 10, 2, 8, 5]);

describe('valueRange', () => {
  // numpy.percentile(values, [...]), default method
  it.each([
    [1, 99.5, 1.07, 9.93],
    [12.5, 50, 1.875, 4]
  ])('of percentiles %d and %d is %d to %d', (low, high, from, to) => {
    const range = valueRange(ascending(values), [low, high]);
    expect(range[0]).toBeCloseTo(from, 5);
    expect(range[1]).toBeCloseTo(to, 5);
  });

  it('leaves out what is not finite', () => {
    expect(valueRange(ascending(Float32Array.from([NaN, 2, Infinity, 4, -Infinity])), [0, 100])).toEqual([2, 4]);
  });

  it('has two ends for an image of one value, and for none', () => {
    expect(valueRange(ascending(Float32Array.from([5, 5, 5])), [1, 99])).toEqual([5, 6]);
    expect(valueRange(ascending(Float32Array.from([NaN])), [1, 99])).toEqual([0, 1]);
  });
});

describe('smallestPositive', () => {
  it('skips zero and below', () => {
    expect(smallestPositive(ascending(Float32Array.from([-3, 0, 0.25, 9])))).toBe(0.25);
    expect(smallestPositive(ascending(Float32Array.from([-3, 0])))).toBe(1);
  });
});
