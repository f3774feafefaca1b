import { poisson } from '../../sample/poissonNoise';
import { createRandom } from '../../random';
import { cleanPattern } from './calibrationPattern';

const SIDE = 96;

/** Which pixels are left of a flat pattern with Poisson noise after something happened to its means. */
function usedOf(mean: (row: number, column: number) => number): { isUsed: (row: number, column: number) => boolean } {
  const random = createRandom(5, 'clean');
  const counts = Float64Array.from({ length: SIDE * SIDE }, (_, at) =>
    poisson(mean(Math.floor(at / SIDE), at % SIDE), random)
  );
  const { used } = cleanPattern({ counts, shape: [SIDE, SIDE] });
  return { isUsed: (row, column) => used[row * SIDE + column] === 1 };
}

const ALL = Array.from({ length: SIDE }, (_, at) => at);

describe('cleanPattern', () => {
  it('leaves out a dead row of a pattern so faint that single zeros are chance', () => {
    const { isUsed } = usedOf(row => (row === 40 ? 0 : 2));
    expect(ALL.filter(column => isUsed(40, column))).toEqual([]);
    // One pixel of 7 is at 0 by chance, and is no dead one
    expect(ALL.filter(column => !isUsed(41, column))).toEqual([]);
  });

  it('leaves out the inside of a wide beam stop, not only its edge', () => {
    const { isUsed } = usedOf((row, column) => (row > 30 && Math.abs(column - 48) < 12 ? 0 : 20));
    expect([40, 60, 90].map(row => isUsed(row, 48))).toEqual([false, false, false]);
    expect(isUsed(60, 62)).toBe(true);
  });

  // Along a slope layers are not all of one exposure, so that what is nearly exposed may stay
  it.each([
    ['straight', 0, 0.9],
    ['sloping', 0.5, 0.5]
  ])('leaves out a %s border that fills up over some lines', (_, slope, least) => {
    const exposure = (row: number, column: number): number => (row + slope * column - 20) / 4;
    const { isUsed } = usedOf((row, column) => 400 * Math.max(0, Math.min(1, exposure(row, column))));
    const wrong = ALL.flatMap(row => ALL.map((__, column) => [row, column] as const)).filter(([row, column]) => {
      const exposed = exposure(row, column);
      // Where the sloping border runs out it is narrower than what is recognised as one
      return isUsed(row, column) ? exposed < least && column < 30 : exposed > 3.5;
    });
    expect(wrong).toEqual([]);
  });

  it('keeps the dark surroundings of a bright beam', () => {
    const { isUsed } = usedOf((row, column) => (Math.hypot(row - 48, column - 48) < 6 ? 1e5 : 0.3));
    expect([20, 35, 60, 90].map(column => isUsed(48, column))).toEqual([true, true, true, true]);
  });
});
