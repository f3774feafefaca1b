import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { newRowBlocks } from '../../../core/analysis/rowBlocks';
import type { Scaling } from '../blocks/pass';
import type { Means } from '../blocks/runPass';
import { runPass } from '../blocks/runPass';

/**
 * Factors that bring counts to about equal noise: one over the root of the mean of each row and each column (Keenan & Kotula,
 * Surface and Interface Analysis 36 (2004) 203). Rows and columns without counts stay zero.
 */
export async function countScaling(matrix: RowBlocks, means: Means): Promise<Scaling> {
  const rowSums = newRowBlocks(matrix.rows, 1);
  const columnSums = await runPass({ kind: 'sum', source: { matrix }, rowSums }, means);
  const rows = new Float32Array(rowSums.data);
  for (let row = 0; row < rows.length; row++) {
    rows[row] = oneOverRoot(rows[row] / matrix.columns);
  }
  return { rows: rowSums, columns: Float32Array.from(columnSums, sum => oneOverRoot(sum / matrix.rows)) };
}

function oneOverRoot(mean: number): number {
  return mean > 0 ? 1 / Math.sqrt(mean) : 0;
}
