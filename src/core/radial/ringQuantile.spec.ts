import { rounding } from './ringEllipse';
import { RingQuantiles } from './ringQuantile';
import { firstRings, ringShares } from './ringShares';

const SHAPE = [41, 41] as const;
const SHARES = ringShares(SHAPE, [20.2, 19.7], rounding({ axisRatio: 1.05, theta: 0.3 }));
const FRAME = { shape: SHAPE, shares: SHARES.entries, first: firstRings(SHARES), stride: 41 };

function quantiles(counts: number[], quantile: number, used = new Uint8Array(counts.length).fill(1)): Float64Array {
  const target = new Float64Array(SHARES.rings);
  new RingQuantiles(SHARES.rings, quantile).of(counts, { ...FRAME, used }, target);
  return target;
}

describe('RingQuantiles', () => {
  it('tells the level of a ring from the reflections on it', () => {
    const counts = Array.from({ length: 41 * 41 }, (_, pixel) => (pixel % 10 === 0 ? 500 : 3));
    expect(quantiles(counts, 0.5)[14]).toBe(3);
    expect(quantiles(counts, 0.99)[14]).toBe(500);
  });

  it('has as much of a ring below it as it says', () => {
    const counts = Array.from({ length: 41 * 41 }, (_, pixel) => (pixel * 7919) % 1009);
    for (const quantile of [0.1, 0.5, 0.8]) {
      const found = quantiles(counts, quantile)[15];
      let [below, all] = [0, 0];
      counts.forEach((count, pixel) => {
        const part = 15 - FRAME.first[4 * pixel + 3];
        const share = part >= 0 && part < 3 ? SHARES.entries[4 * pixel + part] : 0;
        all += share;
        below += count <= found ? share : 0;
      });
      // A ring of some 100 pixels: one of them is 1 %
      expect(Math.abs(below / all - quantile)).toBeLessThan(0.011);
    }
  });

  it('does not look at pixels that do not count', () => {
    const counts = new Array<number>(41 * 41).fill(NaN);
    expect(quantiles(counts, 0.5, new Uint8Array(41 * 41))[10]).toBeNaN();
    const used = counts.map((_, pixel) => (pixel % 3 === 0 ? 1 : 0));
    const some = counts.map((_, pixel) => (pixel % 3 === 0 ? 5 : Infinity));
    expect(quantiles(some, 0.5, Uint8Array.from(used))[10]).toBe(5);
  });
});
