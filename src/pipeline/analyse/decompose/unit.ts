import { InputError } from '../../../core/errors';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { newRowBlocks } from '../../../core/analysis/rowBlocks';
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

/** Multiplies all values by a power of two, or each row by a number of its own; in place. */
export async function multiplyBy(matrix: RowBlocks, by: number | Float32Array, means: Means): Promise<void> {
  if (by !== 1) {
    await runPass({ kind: 'multiply', source: { matrix }, by }, means);
  }
}
