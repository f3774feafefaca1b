import { canonical } from '../../../core/analysis/canonical';
import type { Dense } from '../../../core/analysis/dense';
import { line } from '../../../core/analysis/dense';
import { FLOOR } from '../../../core/analysis/frobenius';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { BLOCK_ROWS, blockCount, blockValues, newRowBlocks } from '../../../core/analysis/rowBlocks';

/** Least part of a pixel's counts, over the number of components, that a component begins with: from nothing it would not grow. */
const LEAST_SHARE = 0.01;

/** Coefficients of counts, for components of sum 1, none so small that it would take many steps to grow. */
export function unscaledCoefficients(scaled: RowBlocks, rowFactors: RowBlocks, components: Dense): RowBlocks {
  const result = newRowBlocks(scaled.rows, scaled.columns);
  const sums = Array.from({ length: components.rows }, (_, k) =>
    line(components, k).reduce((sum, value) => sum + value, 0)
  );
  for (let block = 0; block < blockCount(scaled); block++) {
    const from = blockValues(scaled, block);
    const to = blockValues(result, block);
    const rows = blockValues(rowFactors, block);
    for (let row = 0; row < BLOCK_ROWS; row++) {
      const factor = rows[row] > 0 ? 1 / rows[row] : 0;
      let total = 0;
      for (let k = 0; k < scaled.columns; k++) {
        const value = from[k * BLOCK_ROWS + row] * factor * sums[k];
        to[k * BLOCK_ROWS + row] = value;
        total += value;
      }
      for (let k = 0; k < scaled.columns; k++) {
        const at = k * BLOCK_ROWS + row;
        to[at] = Math.max(FLOOR, to[at], (LEAST_SHARE * total) / scaled.columns);
      }
    }
  }
  return result;
}

/** Components and coefficients in canonical order and scale. */
export function inOrder(components: Dense, coefficients: RowBlocks): { components: Dense; coefficients: RowBlocks } {
  const totals = new Float64Array(components.rows);
  for (let block = 0; block < blockCount(coefficients); block++) {
    const values = blockValues(coefficients, block);
    for (let at = 0; at < values.length; at++) {
      totals[Math.floor(at / BLOCK_ROWS)] += values[at];
    }
  }
  const { order, factors, components: ordered } = canonical(components, totals);
  const result = newRowBlocks(coefficients.rows, coefficients.columns);
  for (let block = 0; block < blockCount(coefficients); block++) {
    const from = blockValues(coefficients, block);
    const to = blockValues(result, block);
    order.forEach((k, place) => {
      for (let row = 0; row < BLOCK_ROWS; row++) {
        to[place * BLOCK_ROWS + row] = from[k * BLOCK_ROWS + row] * factors[place];
      }
    });
  }
  return { components: ordered, coefficients: result };
}
