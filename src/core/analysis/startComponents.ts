import type { Random } from '../random';
import type { Dense } from './dense';
import { addScaled, dense, line } from './dense';
import type { RowBlocks } from './rowBlocks';
import { BLOCK_ROWS, columnOf, rowStart } from './rowBlocks';

/** Rows that are averaged for one component of a random start. */
const AVERAGED = 4;

/**
 * Components to begin with, from the singular vectors: of each the positive or the negative part, whichever weighs more
 * with its scores (NNDSVD: Boutsidis & Gallopoulos, Pattern Recognition 41 (2008) 1350).
 *
 * @param basis right singular vectors, one a row
 * @param scores X basis^T of a sample of rows
 */
export function singularStart(basis: Dense, scores: RowBlocks, count: number): Dense {
  const start = dense(count, basis.columns);
  for (let k = 0; k < Math.min(count, basis.rows); k++) {
    const vector = line(basis, k);
    const score = columnOf(scores, k);
    const positive = partNorm(vector, 1) * partNorm(score, 1);
    const negative = partNorm(vector, -1) * partNorm(score, -1);
    const sign = k === 0 ? Math.sign(positive - negative) || 1 : positive >= negative ? 1 : -1;
    line(start, k).set(vector.map(value => Math.max(0, sign * value)));
  }
  return start;
}

/** Components to begin with: averages of a few random rows each. */
export function randomStart(sample: RowBlocks, count: number, random: Random): Dense {
  const start = dense(count, sample.columns);
  const values = new Float32Array(sample.data);
  for (let k = 0; k < count; k++) {
    for (let picked = 0; picked < AVERAGED; picked++) {
      const first = rowStart(sample, random.uint32() % sample.rows);
      const row = Float64Array.from({ length: sample.columns }, (_, column) => values[first + column * BLOCK_ROWS]);
      addScaled(line(start, k), row, 1 / AVERAGED);
    }
  }
  return start;
}

function partNorm(values: ArrayLike<number>, sign: number): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) {
    sum += Math.max(0, sign * values[at]) ** 2;
  }
  return Math.sqrt(sum);
}
