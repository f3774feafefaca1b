import { line } from '../../../core/analysis/dense';
import { pearson } from '../../../core/analysis/pearson';
import { BLOCK_ROWS, newRowBlocks, rowStart } from '../../../core/analysis/rowBlocks';
import { createRandom } from '../../../core/random';
import { poisson } from '../../../core/sample/poissonNoise';
import { InlineTasks } from '../../threads/taskRunner';
import { factorise } from '../decompose/decompose';
import { chosenRule, findClasses } from './findClasses';

const SIDE = 40;
const BINS = 60;
const means = { runner: new InlineTasks(), signal: new AbortController().signal };

/** Rings on a background that all materials share, sum 1. */
function material(rings: readonly number[], width: number): Float64Array {
  const values = Float64Array.from({ length: BINS }, (_, bin) =>
    rings.reduce(
      (sum, place) => sum + Math.exp(-((bin - place) ** 2) / (2 * width ** 2)) / width,
      0.3 * Math.exp(-bin / 15)
    )
  );
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map(value => value / sum);
}

/** Round particles of two materials on a film with a hole: thin at their edges, as ellipsoids are. */
function filmWithParticles(seed: number): { counts: ReturnType<typeof newRowBlocks>; truth: number[] } {
  const random = createRandom(seed, 'film');
  const profiles = [material([20, 38], 6), material([14, 24, 33, 47], 1.5), material([11, 28, 41, 52], 1.5)];
  const particles = [
    [10, 10, 7, 1],
    [26, 8, 5, 2],
    [12, 28, 6, 2],
    [25, 24, 5, 1]
  ];
  const counts = newRowBlocks(SIDE ** 2, BINS);
  const values = new Float32Array(counts.data);
  const truth = Array.from({ length: SIDE ** 2 }, (_, position) => {
    const [row, column] = [Math.floor(position / SIDE), position % SIDE];
    const amounts = [Math.hypot(SIDE - row, SIDE - column) > 10 ? 800 : 0, 0, 0];
    let own = amounts[0] > 0 ? 1 : 0;
    for (const [y, x, radius, kind] of particles) {
      const square = ((row - y) ** 2 + (column - x) ** 2) / radius ** 2;
      if (square < 1) {
        amounts[kind] = 900 * Math.sqrt(1 - square);
        own = kind + 1;
      }
    }
    let at = rowStart(counts, position);
    for (let bin = 0; bin < BINS; bin++, at += BLOCK_ROWS) {
      values[at] = poisson(
        amounts.reduce((sum, amount, kind) => sum + amount * profiles[kind][bin], 0),
        random
      );
    }
    return own;
  });
  return { counts, truth };
}

describe('findClasses', () => {
  it.each([1, 2])('gives particles on a film their class to their thin edges (seed %i)', async seed => {
    const { counts, truth } = filmWithParticles(seed);
    const factors = await factorise(counts, { components: 3, loss: 'poisson', restarts: 1, seed: 0 }, means);
    const { classes, support } = await findClasses(counts, factors, 'present', means);
    // The counts speak for few components a position, and loudly
    expect(factors.counted?.mixtures).toBe('few');
    expect(factors.counted?.gainOfFew).toBeGreaterThan(0.5);
    // The film, which covers most, is the first; it is itself, and not a sharper one with something taken off
    expect(support).toBe(0);
    expect(pearson(line(factors.components, 0), material([20, 38], 6))).toBeGreaterThan(0.998);
    // Poisson counts are told to be such, but that the middle of a skew distribution is 2 % below its mean
    expect(factors.counted?.unit).toBeCloseTo(1, 1);
    const orders = [
      [0, 1, 2, 3],
      [0, 1, 3, 2]
    ];
    const right = orders.map(order => truth.filter((own, at) => order[classes[at]] === own).length / truth.length);
    // By chance one position in 370 has one of two particles by three standard errors
    expect(Math.max(...right)).toBeGreaterThan(0.985);
    // By what scatters most the thin edges are film, and the hole is anything
    const largest = await findClasses(counts, factors, 'argmax', means);
    const byLargest = orders.map(order => truth.filter((own, at) => order[largest.classes[at]] === own).length);
    expect(Math.max(...byLargest) / truth.length).toBeLessThan(0.95);
  });

  it('refuses to tell what is present where there are no counts', () => {
    expect(chosenRule(undefined, true)).toBe('present');
    expect(chosenRule(undefined, false)).toBe('argmax');
    expect(() => chosenRule('present', false)).toThrow(/counts only/);
  });
});
