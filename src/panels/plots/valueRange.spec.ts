import * as fc from 'fast-check';

import { finiteValues, smallPositive, valueRange } from './valueRange';

const values = Float32Array.from([7, 1, 3, 3, 10, 2, 8, 5]);

describe('valueRange', () => {
  // numpy.percentile(values, [...]), default method
  it.each([
    [1, 99.5, 1.07, 9.93],
    [12.5, 50, 1.875, 4]
  ])('of percentiles %d and %d is %d to %d', (low, high, from, to) => {
    const range = valueRange(finiteValues(values), [low, high]);
    expect(range[0]).toBeCloseTo(from, 5);
    expect(range[1]).toBeCloseTo(to, 5);
  });

  it('is what sorting would give', () => {
    // Few different values, as in a pattern of counts, and many
    const value = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.float({ noNaN: true, noDefaultInfinity: true }));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), fc.nat(100), fc.nat(100), (list, a, b) => {
        const sorted = Float32Array.from(list).sort();
        const place = (percent: number): number => Math.floor((percent / 100) * (sorted.length - 1));
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const [from, to] = valueRange(finiteValues(Float32Array.from(list)), [low, high]);
        expect(from).toBeGreaterThanOrEqual(sorted[place(low)]);
        expect(from).toBeLessThanOrEqual(sorted[Math.min(place(low) + 1, sorted.length - 1)]);
        expect(to === from + 1 || to >= sorted[place(high)]).toBe(true);
      })
    );
  });

  it('leaves out what is not finite', () => {
    expect(valueRange(finiteValues(Float32Array.from([NaN, 2, Infinity, 4, -Infinity])), [0, 100])).toEqual([2, 4]);
  });

  it('has two ends for an image of one value, and for none', () => {
    expect(valueRange(finiteValues(Float32Array.from([5, 5, 5])), [1, 99])).toEqual([5, 6]);
    expect(valueRange(finiteValues(Float32Array.from([NaN])), [1, 99])).toEqual([0, 1]);
  });
});

describe('smallPositive', () => {
  it('skips zero and below', () => {
    expect(smallPositive(Float32Array.from([-3, NaN, 0.25, 9]))).toBe(0.25);
    expect(smallPositive(Float32Array.from([-3, 0]))).toBe(1);
  });

  it('passes over a few pixels of next to nothing, and keeps single counts', () => {
    const resampled = Float32Array.from({ length: 20000 }, (_, at) => (at % 53 === 0 ? 1e-6 : at % 3));
    expect(smallPositive(resampled)).toBe(1);
    expect(smallPositive(Float32Array.from({ length: 20000 }, (_, at) => (at % 11 === 0 ? 1 : 100)))).toBe(1);
  });
});
