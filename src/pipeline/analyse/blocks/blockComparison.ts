import { FLOOR } from '../../../core/analysis/frobenius';
import { BLOCK_ROWS } from '../../../core/analysis/rowBlocks';
import type { BlockMemory } from './blockMemory';
import type { PassOf } from './pass';

/**
 * How far a model is from the data of a block: squared residuals, squares of the data, generalised Kullback-Leibler divergence, and
 * chi-square of counts (squared residuals over the model).
 */
export function blockComparison(
  memory: BlockMemory,
  { source, counts, components, coefficients }: PassOf<'compare'>,
  block: number
): number[] {
  const values = memory.take(source, block);
  memory.takeCoefficients(coefficients, block);
  const model = memory.makeModel(components.rows);
  const rows = Math.min(BLOCK_ROWS, source.matrix.rows - block * BLOCK_ROWS);
  const sums = [0, 0, 0, 0];
  for (let first = 0; first < values.length; first += BLOCK_ROWS) {
    let [residuals, squares, divergence, chiSquare] = [0, 0, 0, 0];
    for (let at = first; at < first + rows; at++) {
      const value = values[at];
      const expected = Math.max(FLOOR, model[at]);
      const residual = value - expected;
      residuals += residual * residual;
      squares += value * value;
      if (counts) {
        divergence += (value > 0 ? value * Math.log(value / expected) : 0) - residual;
        chiSquare += (residual * residual) / expected;
      }
    }
    sums[0] += residuals;
    sums[1] += squares;
    sums[2] += divergence;
    sums[3] += chiSquare;
  }
  return sums;
}
