import { inverseOf } from '../calibration/linearAlgebra';
import type { Dense } from './dense';
import { FLOOR } from './frobenius';

/**
 * Whether components are there at one position, where the counts of some bins say less than those of others: one step of weighted least squares from the coefficients of greatest likelihood,
 * each coefficient over its standard error.
 */
export class WeighedCertainty {
  /**
   * @param components a component a line
   * @param unit how many counts vary as one
   */
  constructor(
    private readonly components: Dense,
    private readonly unit: number
  ) {
    this.information = new Float64Array(components.rows ** 2);
    this.products = new Float64Array(components.rows);
    this.certain = new Float64Array(components.rows);
  }

  /**
   * @param counts of each bin
   * @param weights of each bin, 1 where every count says as much as a single one
   * @param coefficients of greatest likelihood
   * @returns of each component, below 0 where it would have to be taken off; undefined where they cannot be told apart. Used again by the next position
   */
  of(counts: Float64Array, weights: Float64Array, coefficients: Float64Array): Float64Array | undefined {
    const { components, information, products, certain } = this;
    const { rows, columns, values } = components;
    information.fill(0);
    products.fill(0);
    for (let bin = 0; bin < columns; bin++) {
      let expected = 0;
      for (let k = 0; k < rows; k++) {
        expected += coefficients[k] * values[k * columns + bin];
      }
      const weight = weights[bin] / Math.max(FLOOR, expected);
      for (let k = 0; k < rows; k++) {
        const own = weight * values[k * columns + bin];
        products[k] += own * counts[bin];
        for (let l = 0; l <= k; l++) {
          information[k * rows + l] += own * values[l * columns + bin];
        }
      }
    }
    const variances = inverseOf(information, rows);
    if (variances === undefined) {
      return undefined;
    }
    for (let k = 0; k < rows; k++) {
      let coefficient = 0;
      for (let l = 0; l < rows; l++) {
        coefficient += variances[k * rows + l] * products[l];
      }
      certain[k] = coefficient / Math.sqrt(variances[k * rows + k] * this.unit);
    }
    return certain;
  }

  /** Lower triangle of H^T (weights / expected) H, which is all that inverseOf reads */
  private readonly information: Float64Array;
  private readonly products: Float64Array;
  private readonly certain: Float64Array;
}
