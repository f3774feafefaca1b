import { median } from '../../median';
import { inverseOf, times } from '../linearAlgebra';
import type { SquareMatrix } from '../linearAlgebra';

/** Weighted linear least squares: what is seen, and what it depends on. */
export interface LinearProblem {
  readonly seen: Float64Array;
  /** Regressors of everything that is seen, one row after the other */
  readonly rows: Float64Array;
  readonly unknowns: number;
}

export interface LinearSolution {
  readonly values: Float64Array;
  readonly inverse: SquareMatrix;
  /** What is left of everything that is seen */
  readonly residuals: Float64Array;
}

const TUKEY = 6;
const HUBER = 1.5;
const HUBER_ROUNDS = 3;
const ROUNDS = 12;
/** Outliers are judged by no less than this many of the stated standard errors */
const LEAST_SIGMA = 0.7;

/**
 * Weights between 0 and 1 by which outliers count less: Tukey's biweight with c = 6 robust standard deviations, started from
 * Huber's (P. J. Huber & E. M. Ronchetti, Robust Statistics, 2009, chapter 7).
 *
 * @param precision inverse of the variance of everything that is seen
 */
export function robustWeights(problem: LinearProblem, precision: Float64Array): Float64Array | undefined {
  const robust = new Float64Array(precision.length).fill(1);
  const weights = new Float64Array(precision.length);
  const standard = new Float64Array(precision.length);
  const roots = precision.map(Math.sqrt);
  for (let round = 0; round < ROUNDS; round++) {
    for (let at = 0; at < weights.length; at++) {
      weights[at] = precision[at] * robust[at];
    }
    const solution = solved(problem, weights);
    if (!solution) {
      return undefined;
    }
    for (let at = 0; at < standard.length; at++) {
      standard[at] = Math.abs(solution.residuals[at]) * roots[at];
    }
    const sigma = Math.max(LEAST_SIGMA, 1.4826 * median(standard));
    for (let at = 0; at < robust.length; at++) {
      const x = standard[at] / sigma;
      robust[at] = round < HUBER_ROUNDS ? Math.min(1, HUBER / x) : x < TUKEY ? (1 - (x / TUKEY) ** 2) ** 2 : 0;
    }
  }
  return robust;
}

/** Least squares with these weights; undefined where unknowns depend on one another. */
export function solved({ seen, rows, unknowns }: LinearProblem, weights: Float64Array): LinearSolution | undefined {
  const matrix = new Float64Array(unknowns * unknowns);
  const right = new Float64Array(unknowns);
  for (let at = 0, row = 0; at < seen.length; at++, row += unknowns) {
    for (let i = 0; i < unknowns; i++) {
      const weighted = weights[at] * rows[row + i];
      right[i] += weighted * seen[at];
      for (let j = 0; j <= i; j++) {
        matrix[i * unknowns + j] += weighted * rows[row + j];
      }
    }
  }
  const inverse = inverseOf(matrix, unknowns);
  if (!inverse) {
    return undefined;
  }
  const values = times(inverse, right);
  const residuals = new Float64Array(seen.length);
  for (let at = 0, row = 0; at < seen.length; at++, row += unknowns) {
    let left = seen[at];
    for (let i = 0; i < unknowns; i++) {
      left -= rows[row + i] * values[i];
    }
    residuals[at] = left;
  }
  return { values, inverse, residuals };
}
