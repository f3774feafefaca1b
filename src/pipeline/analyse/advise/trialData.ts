import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { BLOCK_ROWS, blockCount, blockValues, newRowBlocks } from '../../../core/analysis/rowBlocks';
import { thinned } from '../../../core/analysis/thin';
import type { Random } from '../../../core/random';

/** Neighbouring bins added up until there are no more than `most`: sums of Poisson counts are Poisson counts. */
export function fewerBins(matrix: RowBlocks, most: number): RowBlocks {
  const factor = Math.ceil(matrix.columns / most);
  if (factor <= 1) {
    return matrix;
  }
  const fewer = newRowBlocks(matrix.rows, Math.ceil(matrix.columns / factor));
  for (let block = 0; block < blockCount(matrix); block++) {
    const [from, to] = [blockValues(matrix, block), blockValues(fewer, block)];
    for (let column = 0, at = 0; column < matrix.columns; column++) {
      const target = Math.floor(column / factor) * BLOCK_ROWS;
      for (let row = 0; row < BLOCK_ROWS; row++, at++) {
        to[target + row] += from[at];
      }
    }
  }
  return fewer;
}

/** Two halves of counts, each count by chance in one of them. */
export function thinnedHalves(counts: RowBlocks, random: Random): [RowBlocks, RowBlocks] {
  const [first, second] = [newRowBlocks(counts.rows, counts.columns), newRowBlocks(counts.rows, counts.columns)];
  const [all, one, other] = [counts, first, second].map(({ data }) => new Float32Array(data));
  for (let at = 0; at < all.length; at++) {
    one[at] = thinned(all[at], random);
    other[at] = Math.round(all[at]) - one[at];
  }
  return [first, second];
}
