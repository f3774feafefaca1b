import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { BLOCK_ROWS, gatherRows, rowStart } from '../../../core/analysis/rowBlocks';
import { createRandom } from '../../../core/random';
import type { Source } from '../blocks/pass';

/** Random rows of a matrix, scaled, all when there are no more than `most`, in rising order. */
export function sampleOf({ matrix, scaling }: Source, seed: number, most: number): RowBlocks {
  const rows = pickedRows(matrix.rows, Math.min(most, matrix.rows), seed);
  const sample = gatherRows(matrix, rows);
  if (scaling) {
    const values = new Float32Array(sample.data);
    const factors = new Float32Array(scaling.rows.data);
    rows.forEach((from, row) => {
      const factor = factors[rowStart(scaling.rows, from)];
      let at = rowStart(sample, row);
      for (let column = 0; column < sample.columns; column++, at += BLOCK_ROWS) {
        values[at] *= factor * scaling.columns[column];
      }
    });
  }
  return sample;
}

/** Floyd's way to pick some of many without a list of all. */
export function pickedRows(rows: number, count: number, seed: number): number[] {
  const random = createRandom(seed, 'sample');
  const picked = new Set<number>();
  for (let last = rows - count; last < rows; last++) {
    const row = random.uint32() % (last + 1);
    picked.add(picked.has(row) ? last : row);
  }
  return [...picked].sort((a, b) => a - b);
}
