import type { Dense } from '../../../core/analysis/dense';
import { dense, line, trace } from '../../../core/analysis/dense';
import type { Leading } from '../../../core/analysis/leadingVectors';
import { leadingVectors } from '../../../core/analysis/leadingVectors';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { BLOCK_ROWS, newRowBlocks, rowStart } from '../../../core/analysis/rowBlocks';
import { InputError } from '../../../core/errors';
import { createRandom } from '../../../core/random';
import type { Means } from '../blocks/runPass';
import { runPass } from '../blocks/runPass';
import type { Factors } from './decompose';

/** Principal components: X is about mean + W H. */
export interface PrincipalFactors extends Factors {
  /** Mean over all rows, which X is the more of */
  readonly mean: Float64Array;
  /** Variance along each component, and what part of all it is */
  readonly explained: readonly { readonly variance: number; readonly ratio: number }[];
}

/** Eigenvalues that change by less in a round have vectors that are right to the last figure float32 has. */
const TOLERANCE = 1e-13;

/**
 * Principal components of a matrix (Pearson, Philosophical Magazine 2 (1901) 559; Hotelling 1933): the mean over the rows is taken off,
 * in place, and the rest is turned onto the orthogonal directions of largest variance. Each component has length 1, and its largest value is positive.
 *
 * @param matrix holds differences from the mean afterwards
 * @throws InputError `E_NO_SIGNAL` when all rows are the same; CancelledError
 */
export async function principalFactors(
  matrix: RowBlocks,
  { components: count, seed }: { readonly components: number; readonly seed: number },
  means: Means
): Promise<PrincipalFactors> {
  const squares = trace(await gramOf(matrix, means));
  const mean = await centre(matrix, means);
  const { total, vectors, values } = await leadingVariances(matrix, { count, seed, tolerance: TOLERANCE }, means);
  if (!(total > 0)) {
    throw new InputError(
      'E_NO_SIGNAL',
      'All profiles within the q range are the same, so there are no principal components.'
    );
  }
  for (let k = 0; k < count; k++) {
    turn(line(vectors, k));
  }
  const coefficients = newRowBlocks(matrix.rows, count);
  await runPass({ kind: 'project', source: { matrix }, factors: vectors, target: coefficients }, means);
  const explained = Array.from(values, value => Math.max(0, value));
  const left = explained.reduce((rest, variance) => rest - variance, total);
  return {
    components: vectors,
    coefficients,
    error: Math.sqrt((Math.max(0, left) * (matrix.rows - 1)) / squares),
    starts: [],
    mean,
    explained: explained.map(variance => ({ variance, ratio: variance / total }))
  };
}

/** Directions of largest variance of a matrix whose columns have no mean, one a row, their variances, and the variance in all directions. */
export async function leadingVariances(
  matrix: RowBlocks,
  { count, seed, tolerance }: { readonly count: number; readonly seed: number; readonly tolerance: number },
  means: Means
): Promise<Leading & { readonly total: number }> {
  const covariance = await gramOf(matrix, means);
  covariance.values.forEach((value, at) => (covariance.values[at] = value / Math.max(1, matrix.rows - 1)));
  const { vectors, values } = leadingVectors(covariance, count, createRandom(seed, 'vectors'), tolerance);
  return { vectors, values, total: trace(covariance) };
}

/** Takes the mean off every row, in place; rows behind the last stay zero. @returns the mean */
export async function centre(matrix: RowBlocks, means: Means): Promise<Float64Array> {
  const sums = await runPass({ kind: 'sum', source: { matrix }, rowSums: newRowBlocks(matrix.rows, 1) }, means);
  const mean = Float64Array.from(sums, sum => sum / matrix.rows);
  const values = new Float32Array(matrix.data);
  for (let row = 0; row < matrix.rows; row++) {
    let at = rowStart(matrix, row);
    for (let column = 0; column < matrix.columns; column++, at += BLOCK_ROWS) {
      values[at] -= mean[column];
    }
  }
  return mean;
}

async function gramOf(matrix: RowBlocks, means: Means): Promise<Dense> {
  const { columns } = matrix;
  return dense(columns, columns, await runPass({ kind: 'squares', source: { matrix } }, means));
}

/** Gives a vector the sign with which its value of largest size is positive, as scikit-learn does. */
function turn(vector: Float64Array): void {
  const largest = vector.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  if (largest < 0) {
    vector.forEach((value, at) => (vector[at] = -value));
  }
}
