import { FLOOR } from '../../../core/analysis/frobenius';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import { BLOCK_ROWS, rowStart } from '../../../core/analysis/rowBlocks';
import type { Factors } from '../decompose/decompose';

/** Values where fewer counts are expected say little, and what they say is far from normal. */
const LEAST_EXPECTED = 0.1;

/**
 * How counts agree with the model of others of the same kind: deviance of each pixel, and reduced chi-square of all.
 *
 * @param share how many counts there are for each of those that the model was made from
 */
export function countedFit(
  counts: RowBlocks,
  { components, coefficients }: Pick<Factors, 'components' | 'coefficients'>,
  share = 1
): { deviances: Float64Array; chiSquare: number } {
  const [values, weights] = [new Float32Array(counts.data), new Float32Array(coefficients.data)];
  const deviances = new Float64Array(counts.rows);
  const model = new Float64Array(counts.columns);
  let [chiSquare, terms] = [0, 0];
  for (let row = 0; row < counts.rows; row++) {
    model.fill(0);
    let place = rowStart(coefficients, row);
    for (let k = 0; k < components.rows; k++, place += BLOCK_ROWS) {
      for (let column = 0; column < model.length; column++) {
        model[column] += share * weights[place] * components.values[k * model.length + column];
      }
    }
    let at = rowStart(counts, row);
    for (let column = 0; column < model.length; column++, at += BLOCK_ROWS) {
      const [value, expected] = [values[at], Math.max(FLOOR, model[column])];
      deviances[row] += 2 * ((value > 0 ? value * Math.log(value / expected) : 0) - value + expected);
      if (expected >= LEAST_EXPECTED) {
        chiSquare += (value - expected) ** 2 / expected;
        terms++;
      }
    }
  }
  // Each component takes a coefficient of each pixel and a value of each bin, less its scale and what the others fix
  const seen = terms / (counts.rows * counts.columns);
  const taken = components.rows * (counts.rows + counts.columns - components.rows) * seen;
  return { deviances, chiSquare: chiSquare / Math.max(1, terms - taken) };
}
