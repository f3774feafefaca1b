import { InputError } from '../../../core/errors';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { BLOCK_ROWS, newRowBlocks, rowStart } from '../../../core/analysis/rowBlocks';
import type { Means } from '../blocks/runPass';
import { runPass } from '../blocks/runPass';

/**
 * The power of two next to the mean of a matrix: in this unit floors are small and values far from the limits of float32, and
 * taking it and giving it back changes no bit.
 *
 * @throws InputError `E_NO_SIGNAL` when all is zero; CancelledError
 */
export async function binaryUnit(matrix: RowBlocks, means: Means): Promise<number> {
  const sums = await runPass({ kind: 'sum', source: { matrix }, rowSums: newRowBlocks(matrix.rows, 1) }, means);
  const total = sums.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) {
    throw new InputError('E_NO_SIGNAL', 'All values within the q range are zero, so there is nothing to decompose.');
  }
  return 2 ** Math.round(Math.log2(total / (matrix.rows * matrix.columns)));
}

/** Multiplies all values by a power of two, in place. */
export function multiplyBy({ data }: RowBlocks, factor: number): void {
  if (factor !== 1) {
    const values = new Float32Array(data);
    for (let at = 0; at < values.length; at++) {
      values[at] *= factor;
    }
  }
}

/** Multiplies each row by a number of its own, in place. */
export function multiplyRows(matrix: RowBlocks, factors: Float32Array): void {
  const values = new Float32Array(matrix.data);
  for (let row = 0; row < matrix.rows; row++) {
    let at = rowStart(matrix, row);
    for (let column = 0; column < matrix.columns; column++, at += BLOCK_ROWS) {
      values[at] *= factors[row];
    }
  }
}
