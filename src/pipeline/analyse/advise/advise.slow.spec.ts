import { BLOCK_ROWS, newRowBlocks, rowStart } from '../../../core/analysis/rowBlocks';
import { createRandom } from '../../../core/random';
import { poisson } from '../../../core/sample/poissonNoise';
import { InlineTasks } from '../../threads/taskRunner';
import { simulatePhases } from '../testing/phases';
import { adviseComponents } from './advise';

const means = { runner: new InlineTasks(), signal: new AbortController().signal };

describe('adviseComponents', () => {
  // bench/analysis/advice.mjs has the wide table; a few kinds of it, with seeds of their own
  it.each([
    { count: 2, dose: 100, seed: 21 },
    { count: 4, dose: 400, seed: 22 }
  ])('finds $count phases at $dose counts a position', async ({ count, dose, seed }) => {
    const { counts } = simulatePhases({ count, width: 32, bins: 60, dose, seed });
    const advice = await adviseComponents(counts, { maxComponents: 6, loss: 'poisson', seed }, means);
    expect(advice).toMatchObject({ components: count, chiSquareAgrees: true, stabilityAgrees: true });
    expect(advice.trials.map(({ components }) => components)).toEqual(advice.trials.map((_, at) => at + 1));
    const [own, less] = [advice.trials[count - 1], advice.trials[count - 2]];
    expect(less.deviance - own.deviance).toBeGreaterThan(3 * less.devianceError);
  });

  it('does not part a film that is the same everywhere, whatever lies on a third of it', async () => {
    const ring = (at: number, width: number): Float64Array => {
      const values = Float64Array.from({ length: 60 }, (_, bin) => Math.exp(-((bin - at) ** 2) / (2 * width ** 2)));
      const sum = values.reduce((all, value) => all + value, 0);
      return values.map(value => value / sum);
    };
    const [film, inner, outer] = [ring(20, 8), ring(12, 1.5), ring(30, 1.5)];
    const random = createRandom(51, 'film');
    const counts = newRowBlocks(1024, 60);
    const values = new Float32Array(counts.data);
    for (let row = 0; row < counts.rows; row++) {
      const amount = row % 3 === 0 ? 75 : 0;
      film.forEach((value, bin) => {
        const expected = 200 * value + amount * (inner[bin] + outer[bin]);
        values[rowStart(counts, row) + bin * BLOCK_ROWS] = poisson(expected, random);
      });
    }
    const advice = await adviseComponents(counts, { maxComponents: 5, loss: 'poisson', seed: 51 }, means);
    expect(advice).toMatchObject({ components: 2, stabilityAgrees: true });
  });

  it('divides counts by the unit that they come in, which a detector may give for each electron', async () => {
    const { counts } = simulatePhases({ count: 3, width: 32, bins: 60, dose: 300, seed: 41 });
    const values = new Float32Array(counts.data);
    values.forEach((value, at) => (values[at] = 12 * value));
    const advice = await adviseComponents(counts, { maxComponents: 6, loss: 'poisson', seed: 41 }, means);
    expect(advice).toMatchObject({ components: 3, stabilityAgrees: true });
    // The middle of a skew distribution is below its mean, and ten components take up some of the noise
    expect(advice.unit).toBeGreaterThan(10.5);
    expect(advice.unit).toBeLessThan(12.5);
  });

  it('takes no grain for a phase, where it is known how spotty the rings are', async () => {
    const grains = { size: 4, pairs: 3, share: 0.5 };
    const { counts, effects } = simulatePhases({ count: 3, width: 32, bins: 60, dose: 1500, seed: 31, grains });
    const options = { maxComponents: 5, loss: 'poisson', seed: 31 } as const;
    const advice = await adviseComponents(counts, { ...options, effects }, means);
    expect(advice.components).toBe(3);
    expect(advice.clustering).toBeGreaterThan(3);
    expect(advice.trials.every(({ chiSquare }) => Number.isNaN(chiSquare))).toBe(true);
    const plain = await adviseComponents(counts, options, means);
    expect(plain.components).toBeGreaterThan(4);
  });

  it('goes by stability where there are no counts', async () => {
    const { counts } = simulatePhases({ count: 3, width: 40, bins: 60, dose: 2000, seed: 5 });
    const advice = await adviseComponents(counts, { maxComponents: 5, loss: 'frobenius', seed: 5 }, means);
    // Stability alone is less sure than held-out counts
    expect(Math.abs(advice.components - 3)).toBeLessThanOrEqual(1);
    expect(advice.trials.every(({ deviance, chiSquare }) => Number.isNaN(deviance) && Number.isNaN(chiSquare))).toBe(
      true
    );
    expect(advice.chiSquareAgrees).toBeUndefined();
  });
});
