import type { Dense } from '../../../core/analysis/dense';
import { dense, trace } from '../../../core/analysis/dense';
import { FLOOR, descend } from '../../../core/analysis/frobenius';
import { leadingVectors } from '../../../core/analysis/leadingVectors';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { BLOCK_ROWS, newRowBlocks } from '../../../core/analysis/rowBlocks';
import { randomStart, singularStart } from '../../../core/analysis/startComponents';
import { createRandom } from '../../../core/random';
import type { Means } from '../blocks/runPass';
import { Descent, runPass } from '../blocks/runPass';

/** Rows that are enough for the leading vectors and for choosing between starts. */
export const SAMPLE_ROWS = 8 * BLOCK_ROWS;

/** Vectors kept beyond the number of components: with five the descent stalls, with fifteen it ends below that of the whole data. */
const EXTRA_VECTORS = 15;

/** Vectors of noise are as good as any others: only what they take up counts. */
const BASIS_TOLERANCE = 1e-2;

const SAMPLE_STEPS = { steps: 150, tolerance: 1e-6, extrapolate: true };

/** Where a factorisation starts from. */
export interface Start {
  readonly components: Dense;
  /** Leading right singular vectors of the sample, one a row */
  readonly basis: Dense;
  /** Squared errors of all starts on the sample */
  readonly errors: readonly number[];
}

/** The best of several factorisations of a sample, projected on its leading vectors. */
export async function findStart(
  sample: RowBlocks,
  count: number,
  restarts: number,
  seed: number,
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
  let best: Dense | undefined;
  const errors: number[] = [];
  for (let restart = 0; restart < restarts; restart++) {
    const random = createRandom(seed, 'start', restart);
    const start = randomStart(sample, count, random);
    if (restart === 0) {
      start.values.set(singularStart(basis, target, Math.min(count, basis.rows)).values);
    }
    const descent = new Descent({ matrix: target }, flatCoefficients(rows, count), means);
    const { components, squaredError } = await descend(descent, floored(start), squares, SAMPLE_STEPS, basis);
    if (errors.every(error => squaredError < error)) {
      best = components;
    }
    errors.push(squaredError);
  }
  if (best === undefined) {
    throw new RangeError('A factorisation needs a start.');
  }
  return { components: best, basis, errors };
}

/** Coefficients to begin with: the first sweep leaves nothing of them. */
export function flatCoefficients(rows: number, count: number): RowBlocks {
  const coefficients = newRowBlocks(rows, count);
  new Float32Array(coefficients.data).fill(FLOOR);
  return coefficients;
}

function floored({ rows, columns, values }: Dense): Dense {
  return dense(
    rows,
    columns,
    values.map(value => Math.max(FLOOR, value))
  );
}
