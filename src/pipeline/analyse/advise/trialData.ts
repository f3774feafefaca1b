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

/**
 * Counts dealt out among parts by chance: Poisson counts become independent Poisson counts. A count that is not whole is rounded by
 * chance first, so that means stay.
 */
export function thinnedParts(counts: RowBlocks, number: number, random: Random): RowBlocks[] {
  const parts = Array.from({ length: number }, () => newRowBlocks(counts.rows, counts.columns));
  const all = new Float32Array(counts.data);
  const values = parts.map(({ data }) => new Float32Array(data));
  for (let at = 0; at < all.length; at++) {
    let left = Number.isInteger(all[at]) ? all[at] : Math.floor(all[at] + random.uniform());
    for (let part = 0; part < number - 1 && left > 0; part++) {
      values[part][at] = thinned(left, random, 1 / (number - part));
      left -= values[part][at];
    }
    values[number - 1][at] = left;
  }
  return parts;
}

/** What is left of a matrix without a part of it. */
export function without(matrix: RowBlocks, part: RowBlocks): RowBlocks {
  const rest = newRowBlocks(matrix.rows, matrix.columns);
  const [from, taken, to] = [matrix, part, rest].map(({ data }) => new Float32Array(data));
  from.forEach((value, at) => (to[at] = Math.max(0, value - taken[at])));
  return rest;
}

/** The sum of matrices. */
export function added(parts: readonly RowBlocks[]): RowBlocks {
  const sum = newRowBlocks(parts[0].rows, parts[0].columns);
  const to = new Float32Array(sum.data);
  for (const { data } of parts) {
    new Float32Array(data).forEach((value, at) => (to[at] += value));
  }
  return sum;
}
