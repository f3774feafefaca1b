import type { Dense } from '../../../core/analysis/dense';
import { dense, trace } from '../../../core/analysis/dense';
import { descend } from '../../../core/analysis/frobenius';
import { leadingVectors } from '../../../core/analysis/leadingVectors';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { BLOCK_ROWS, newRowBlocks } from '../../../core/analysis/rowBlocks';
import { createRandom } from '../../../core/random';
import { jobCounters } from '../../threads/jobCounters';
import { Descent } from '../blocks/descent';
import type { Means } from '../blocks/runPass';
import { passBy, runPass } from '../blocks/runPass';
import type { Pace } from './pace';
import { flatCoefficients } from './startTask';

/** Rows that are enough for the leading vectors and for choosing between starts. */
export const SAMPLE_ROWS = 8 * BLOCK_ROWS;

/** Vectors kept beyond the number of components: with five the descent stalls, with fifteen it ends below that of the whole data. */
const EXTRA_VECTORS = 15;

/** Vectors of noise are as good as any others: only what they take up counts. */
const BASIS_TOLERANCE = 1e-2;

/** What is asked for. */
export interface Starts {
  readonly components: number;
  readonly restarts: number;
  readonly seed: number;
}

/** Where a factorisation starts from. */
export interface Start {
  readonly components: Dense;
  /** Leading right singular vectors of the sample, one a row */
  readonly basis: Dense;
  /** Squared errors of all starts on the sample, when the best of them was chosen */
  readonly errors: readonly number[];
}

/** The best of several factorisations of a sample, projected on its leading vectors: they are begun side by side, and the best is finished. */
export async function findStart(
  sample: RowBlocks,
  { heat, final }: Pace,
  { components: count, restarts, seed }: Starts,
  means: Means
): Promise<Start> {
  const { rows, columns } = sample;
  const gram = dense(columns, columns, await runPass({ kind: 'squares', source: { matrix: sample } }, means));
  const { vectors: basis } = leadingVectors(
    gram,
    Math.min(count + EXTRA_VECTORS, columns),
    createRandom(seed, 'vectors'),
    BASIS_TOLERANCE
  );
  const squares = trace(gram);
  const target = newRowBlocks(rows, basis.rows);
  await runPass({ kind: 'project', source: { matrix: sample }, factors: basis, target }, means);
  const job = { sample, basis, projected: target, squares, components: count, restarts, seed, heat };
  const shares = await means.runner.run('starts', { ...job, counters: jobCounters() }, means.signal, restarts);
  const found = shares.flat().sort((a, b) => a.restart - b.restart);
  if (found.length === 0) {
    throw new RangeError('A factorisation needs a start.');
  }
  const [best] = [...found].sort((a, b) => a.squaredError - b.squaredError);
  const descent = new Descent({ matrix: target }, flatCoefficients(rows, count), passBy(means));
  const { components } = await descend(descent, best.components, squares, final, basis);
  return { components, basis, errors: found.map(({ squaredError }) => squaredError) };
}
