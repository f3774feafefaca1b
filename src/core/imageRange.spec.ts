import { percentileRange, toBytes } from './imageRange';

describe('percentileRange', () => {
  it('leaves a few spikes out', () => {
    const values = Float64Array.from({ length: 1001 }, (_, i) => i);
    values[1000] = 1e9;
    expect(percentileRange(values, 1, 99)).toEqual([10, 990]);
  });

  it('finds the same limits in whatever order the values stand, equal ones among them', () => {
    const values = Float64Array.from({ length: 997 }, (_, i) => ((i * 421) % 997) >> 2);
    const sorted = values.slice().sort();
    for (const [lower, upper] of [
      [0, 100],
      [0.1, 99.9],
      [25, 75],
      [50, 99.99]
    ]) {
      const limits = [lower, upper].map(percent => sorted[Math.round((percent / 100) * 996)]);
      expect(percentileRange(values, lower, upper)).toEqual(limits);
      expect(percentileRange(sorted, lower, upper)).toEqual(limits);
      expect(percentileRange(sorted.slice().reverse(), lower, upper)).toEqual(limits);
    }
  });

  it('gives usable limits for constant and for empty images', () => {
    expect(percentileRange([5, 5, 5], 1, 99)).toEqual([5, 6]);
    expect(percentileRange([NaN, Infinity], 1, 99)).toEqual([0, 1]);
  });
});

describe('toBytes', () => {
  it('spans 0 to 255 between the limits and clips outside', () => {
    expect([...toBytes([-1, 0, 5, 10, 99], [0, 10])]).toEqual([0, 0, 128, 255, 255]);
  });
});
