import { curveRanges } from './curveRanges';
import type { Curve } from './curveView';

const curve = (...y: number[]): Curve => ({ name: 'a', x: y.map((_, at) => at), y });
const linear = (curves: Curve[]) => ({ curves, scale: 'linear' }) as const;

describe('curveRanges', () => {
  it('holds all that is shown with its errors, and some room above and below', () => {
    const { x, y } = curveRanges(
      linear([
        { ...curve(0, 8, NaN), error: [1, 1, 1] },
        { ...curve(100), hidden: true }
      ])
    );
    expect([x, y]).toEqual([
      [0, 1 + 1],
      [-1.5, 9.5]
    ]);
    const log = curveRanges({ curves: [curve(-1, 1, 100)], scale: 'log' });
    expect(log.y.map(end => Number(end.toFixed(6)))).toEqual([-0.1, 2.1]);
  });

  it('is not stretched by a few values next to zero on a logarithmic scale', () => {
    const steady = Array.from({ length: 99 }, (_, at) => 10 ** ((2 * at) / 98));
    const { y } = curveRanges({ curves: [curve(...steady, 1e-7)], scale: 'log' });
    expect(y[0]).toBeGreaterThan(-1.3);
    expect(y[1]).toBeCloseTo(2, 0);
    // Where many are low, all are seen
    expect(curveRanges({ curves: [curve(...steady, 1e-7, 1e-7, 1e-7)], scale: 'log' }).y[0]).toBeLessThan(-7);
  });

  it('stays where it is for curves that are much alike, and grows with them', () => {
    const first = curveRanges(linear([curve(0, 10)]));
    expect(curveRanges(linear([curve(1, 9)]), first).y).toBe(first.y);
    const grown = curveRanges(linear([curve(0, 12)]), first);
    expect(grown.y.map(end => Number(end.toFixed(6)))).toEqual([-0.6, 12.6]);
    expect(curveRanges(linear([curve(0, 10)]), grown).y).toBe(grown.y);
    // Too small to be seen well on the same axes
    expect(curveRanges(linear([curve(0, 2)]), grown).y).toEqual([-0.1, 2.1]);
    expect(curveRanges({ curves: [curve(1, 10)], scale: 'log' }, grown).y[1]).toBeCloseTo(1.05, 9);
  });

  it('has room for one value, and for none', () => {
    expect(curveRanges(linear([curve(5)])).y).toEqual([4, 6]);
    expect(curveRanges(linear([])).y[0]).toBeLessThan(curveRanges(linear([])).y[1]);
  });
});
