import { excludedPixels } from './excludedPixels';

const SHAPE = [21, 21] as const;
const ORIGIN = [10, 10] as const;

function isOut(sectors: [number, number][], row: number, column: number): boolean {
  return excludedPixels(SHAPE, ORIGIN, { sectors, discs: [] })[row * 21 + column] === 1;
}

describe('excludedPixels', () => {
  it('counts azimuths from down towards the right', () => {
    expect([isOut([[80, 100]], 10, 18), isOut([[80, 100]], 18, 10), isOut([[80, 100]], 10, 2)]).toEqual([
      true,
      false,
      false
    ]);
    expect(isOut([[-10, 10]], 18, 10)).toBe(true);
  });

  it('takes sectors through 0, and of more than half a turn, by their ends in order', () => {
    expect([isOut([[350, 10]], 18, 10), isOut([[350, 10]], 2, 10)]).toEqual([true, false]);
    expect([isOut([[10, 350]], 18, 10), isOut([[10, 350]], 2, 10)]).toEqual([false, true]);
    expect(isOut([[0, 360]], 3, 17)).toBe(true);
    // As it is drawn: turned about its middle, the whole turn begins elsewhere
    expect(isOut([[90, 90]], 3, 17)).toBe(true);
  });

  it('leaves out discs', () => {
    const out = excludedPixels(SHAPE, ORIGIN, { sectors: [], discs: [[5, 6, 2]] });
    expect(out.reduce((sum, value) => sum + value, 0)).toBe(13);
    expect(out[5 * 21 + 8]).toBe(1);
  });
});
