import { FLOOR } from '../../../core/analysis/frobenius';
import { BLOCK_ROWS } from '../../../core/analysis/rowBlocks';
import type { BlockMemory } from './blockMemory';
import type { PassOf } from './pass';

/**
 * How far a model is from the data of a block: squared residuals, squares of the data, generalised Kullback-Leibler divergence, and
 * chi-square of counts (squared residuals over the model). Rows behind the last are nothing in both.
 */
export function blockComparison(
  memory: BlockMemory,
  { source, counts, components, coefficients }: PassOf<'compare'>,
  block: number
): Float64Array {
  const { kernels, at } = memory;
  const length = BLOCK_ROWS * at.columns;
  memory.take(source, block);
  memory.takeCoefficients(coefficients, block);
  memory.makeModel(components.rows);
  const sums = memory.sums(4).fill(0);
  kernels.residualSquares(at.values, at.model, length, FLOOR, at.sums);
  if (counts) {
    kernels.divergence(at.values, at.model, length, FLOOR, at.sums + 16);
  }
  return sums;
}
