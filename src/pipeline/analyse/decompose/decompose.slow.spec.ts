import { line } from '../../../core/analysis/dense';
import { pearson } from '../../../core/analysis/pearson';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { BLOCK_ROWS, columnOf, newRowBlocks, rowStart } from '../../../core/analysis/rowBlocks';
import { createRandom } from '../../../core/random';
import { poisson } from '../../../core/sample/poissonNoise';
import { JoinedThreads } from '../../threads/joinedThreads';
import type { TaskRunner } from '../../threads/taskRunner';
import { InlineTasks } from '../../threads/taskRunner';
import type { Job, Reply, TaskName } from '../../threads/tasks';
import { simulatePhases } from '../testing/phases';
import type { FactorOptions, Factors } from './decompose';
import { factorise } from './decompose';

const signal = new AbortController().signal;

/** Two that share every pass, also where it is not worth two. */
class TwoThreads extends JoinedThreads {
  override async run<N extends TaskName>(task: N, job: Job<N>, stop: AbortSignal): Promise<Reply<N>[]> {
    return super.run(task, job, stop, 2);
  }
}

function factorised(
  matrix: RowBlocks,
  options: Partial<FactorOptions> = {},
  runner: TaskRunner = new InlineTasks()
): Promise<Factors> {
  return factorise(matrix, { components: 3, loss: 'poisson', restarts: 1, seed: 0, ...options }, { runner, signal });
}

/** Component that goes best with each phase, and how well. */
function matches({ coefficients }: Factors, amounts: readonly Float64Array[]): { component: number; r: number }[] {
  return amounts.map(truth => {
    const found = Array.from({ length: coefficients.columns }, (_, k) => pearson(columnOf(coefficients, k), truth));
    const r = Math.max(...found);
    return { component: found.indexOf(r), r };
  });
}

function rightPixels({ coefficients }: Factors, phases: Uint8Array, components: readonly number[]): number {
  const maps = components.map(component => columnOf(coefficients, component));
  let right = 0;
  phases.forEach((phase, pixel) => {
    right += maps.every((map, other) => other === phase || map[pixel] < maps[phase][pixel]) ? 1 : 0;
  });
  return right / phases.length;
}

/** A matrix whose every value is made. */
function matrixOf(rows: number, columns: number, value: (row: number, column: number) => number): RowBlocks {
  const matrix = newRowBlocks(rows, columns);
  const values = new Float32Array(matrix.data);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      values[rowStart(matrix, row) + column * BLOCK_ROWS] = value(row, column);
    }
  }
  return matrix;
}

function bits({ components, coefficients }: Factors): Buffer {
  return Buffer.concat([
    Buffer.from(components.values.buffer.slice(0)),
    Buffer.from(new Uint8Array(coefficients.data))
  ]);
}

describe('factorise', () => {
  it.each([1, 2, 3])('finds three phases in ring counts, every pixel its own (seed %i)', async seed => {
    const truth = simulatePhases({ count: 3, width: 48, bins: 90, dose: 600, seed });
    const found = await factorised(truth.counts);
    const phases = matches(found, truth.amounts);
    expect(new Set(phases.map(({ component }) => component)).size).toBe(3);
    // The counts of a pixel are known to 4 % (1/sqrt(600)), the amounts spread by 150 %
    expect(Math.min(...phases.map(({ r }) => r))).toBeGreaterThan(0.99);
    expect(
      rightPixels(
        found,
        truth.phases,
        phases.map(({ component }) => component)
      )
    ).toBeGreaterThan(0.999);
    phases.forEach(({ component }, phase) => {
      expect(pearson(line(found.components, component), truth.profiles[phase])).toBeGreaterThan(0.995);
    });
    // Counts are what a coefficient says: the sum over all is that of the counts, which one step of maximisation makes exact
    const total = (matrix: RowBlocks): number => new Float32Array(matrix.data).reduce((sum, value) => sum + value, 0);
    expect(total(found.coefficients) / total(truth.counts)).toBeCloseTo(1, 5);
  });

  it('leaves positions that are mixtures of all what they are', async () => {
    // The phases of a scan, blurred until each position has all of them
    const { profiles } = simulatePhases({ count: 3, width: 4, bins: 60, dose: 1, seed: 4 });
    const random = createRandom(4, 'mixtures');
    const amounts = [0, 1, 2].map(own =>
      Float64Array.from(
        { length: 32 ** 2 },
        (_, at) => 400 * (1.1 + Math.sin(0.2 * (own + 1) * (at % 32) + 0.1 * at ** 0.7 * own))
      )
    );
    const counts = matrixOf(32 ** 2, 60, (row, bin) =>
      poisson(
        profiles.reduce((sum, profile, k) => sum + amounts[k][row] * profile[bin], 0),
        random
      )
    );
    const worst = (found: Factors): number => Math.min(...matches(found, amounts).map(({ r }) => r));
    const found = await factorised(counts);
    expect(found.counted?.mixtures).toBe('many');
    const few = await factorised(counts, { mixtures: 'few' });
    expect(few.counted).toMatchObject({ mixtures: 'few' });
    expect(worst(found)).toBeGreaterThan(worst(few));
    expect(bits(found).equals(bits(await factorised(counts, { mixtures: 'many' })))).toBe(true);
  });

  it('is nearer to counts by likelihood, and to their squares by least squares', async () => {
    const { counts } = simulatePhases({ count: 4, width: 40, bins: 90, dose: 200, seed: 5 });
    const likeliest = await factorised(counts, { components: 4 });
    const frobenius = await factorised(counts, { components: 4, loss: 'frobenius' });
    expect(frobenius.error).toBeLessThan(likeliest.error);
    expect(frobenius.divergence).toBeUndefined();
    // Of a right model: half a degree of freedom for each value less what the factors take up
    expect(likeliest.divergence).toBeLessThan(0.6 * 1600 * 90);
  });

  it('gives the same bits however many share the work', async () => {
    const two = new TwoThreads(new InlineTasks(), 2);
    const { counts } = simulatePhases({ count: 3, width: 36, bins: 24, dose: 100, seed: 9 });
    for (const loss of ['poisson', 'frobenius'] as const) {
      const alone = await factorised(counts, { loss, restarts: 2 });
      const shared = await factorised(counts, { loss, restarts: 2 }, two);
      expect(bits(shared).equals(bits(alone))).toBe(true);
    }
  });

  it.each([1e-6, 1e6])('does not depend on the unit of the data (x %f)', async factor => {
    const { counts } = simulatePhases({ count: 3, width: 32, bins: 40, dose: 300, seed: 2 });
    const values = new Float32Array(counts.data);
    const scaled = newRowBlocks(counts.rows, counts.columns);
    new Float32Array(scaled.data).set(values.map(value => value * factor));
    for (const loss of ['poisson', 'frobenius'] as const) {
      const before = await factorised(counts, { loss });
      const after = await factorised(scaled, { loss });
      // Rounding of the scaled data is all that differs, which may end the descent a step earlier or later
      for (let k = 0; k < 3; k++) {
        expect(pearson(line(after.components, k), line(before.components, k))).toBeGreaterThan(0.9999);
      }
      expect(after.error).toBeCloseTo(before.error, 4);
    }
  });

  it('leaves the matrix as it was', async () => {
    const { counts } = simulatePhases({ count: 2, width: 20, bins: 30, dose: 5000, seed: 3 });
    const before = new Float32Array(counts.data).slice();
    await factorised(counts, { components: 2 });
    expect(new Float32Array(counts.data)).toEqual(before);
  });
});

describe.each(['poisson', 'frobenius'] as const)('with the %s loss', loss => {
  const isFinite = ({ components, coefficients, error }: Factors): boolean =>
    [...components.values, ...new Float32Array(coefficients.data), error].every(Number.isFinite);

  it('reproduces data of a rank below the number of components', async () => {
    const matrix = matrixOf(300, 24, (row, column) => (1 + (row % 7)) * (1 + (column % 5)));
    const found = await factorised(matrix, { components: 6, loss });
    expect(isFinite(found)).toBe(true);
    expect(found.error).toBeLessThan(2e-3);
  });

  it('takes rows and columns that are all zero, more components than bins, and a single pixel', async () => {
    const random = createRandom(1);
    const gaps = matrixOf(200, 12, (row, column) => (row % 4 === 0 || column === 5 ? 0 : random.uniform()));
    const found = await factorised(gaps, { components: 3, loss });
    expect(isFinite(found)).toBe(true);
    expect(Math.max(...[0, 4, 8].map(row => columnOf(found.coefficients, 0)[row]))).toBeLessThan(1e-6);
    expect(isFinite(await factorised(gaps, { components: 20, loss }))).toBe(true);
    const pixel = await factorised(
      matrixOf(1, 12, (_, column) => column),
      { components: 1, loss }
    );
    expect(pixel.error).toBeLessThan(1e-3);
    expect(columnOf(pixel.coefficients, 0)[0]).toBeCloseTo(66, 3);
  });

  it('refuses data without any signal', async () => {
    await expect(factorised(newRowBlocks(10, 4), { loss })).rejects.toMatchObject({ code: 'E_NO_SIGNAL' });
  });
});
