import { percentileRange, toBytes } from './imageRange';

describe('percentileRange', () => {
  it('leaves a few spikes out', () => {
    const values = Float64Array.from({ length: 1001 }, (_, i) => i);
    values[1000] = 1e9;
    expect(percentileRange(values, 1, 99)).toEqual([10, 990]);
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
