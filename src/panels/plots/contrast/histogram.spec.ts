import { histogram, valueAxis } from './histogram';

const grid = (...values: number[]) => ({ values: Float32Array.from(values), shape: [1, values.length] as const });

describe('histogram', () => {
  it('counts every finite value of all images once, both ends included', () => {
    const found = histogram([grid(0, 1, 2, 9.9, NaN), grid(10, 5, Infinity)], valueAxis('linear', 0), 5);
    expect(found.ends).toEqual([0, 10]);
    expect([...found.counts]).toEqual([2, 1, 1, 0, 2]);
  });

  it('has bins of equal factors on a logarithmic axis, with zeros at its foot', () => {
    const found = histogram([grid(0, 1, 10, 100, 1000)], valueAxis('log', 0.1), 4);
    expect(found.ends[0]).toBeCloseTo(0.1, 12);
    expect(found.ends[1]).toBeCloseTo(1000, 9);
    expect([...found.counts]).toEqual([1, 1, 1, 2]);
  });

  it('has room for an image of one value, and for none', () => {
    const { ends, counts } = histogram([grid(3, 3)], valueAxis('linear', 0), 2);
    expect([ends, [...counts]]).toEqual([
      [3, 4],
      [2, 0]
    ]);
    expect(histogram([grid(NaN)], valueAxis('linear', 0), 2).ends).toEqual([0, 1]);
  });
});
