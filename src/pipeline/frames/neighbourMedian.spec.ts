import * as fc from 'fast-check';

import { medianOf } from './neighbourMedian';

describe('medianOf', () => {
  it('is the middle count, or the mean of the middle two rounded down', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(65535), { minLength: 1, maxLength: 8 }), counts => {
        const target = new Uint16Array(2);
        medianOf(
          counts.map(count => Uint16Array.of(count, 7)),
          target
        );
        const sorted = [...counts].sort((a, b) => a - b);
        const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[sorted.length >> 1]];
        expect([...target]).toEqual([Math.floor((low + high) / 2), 7]);
      })
    );
  });

  it('is exact for the largest counts', () => {
    const wide = new BigUint64Array(1);
    medianOf([BigUint64Array.of(2n ** 63n + 5n), BigUint64Array.of(2n ** 63n + 2n)], wide);
    expect(wide[0]).toBe(2n ** 63n + 3n);
    const counts = new Uint32Array(1);
    medianOf([Uint32Array.of(4294967295), Uint32Array.of(4294967293)], counts);
    expect(counts[0]).toBe(4294967294);
  });
});
