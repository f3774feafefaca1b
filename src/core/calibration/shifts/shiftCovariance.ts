import { UNBENT_Q } from '../geometry';
import type { GroupSpread } from './groupSpread';
import type { SquareMatrix } from '../linearAlgebra';
import { times } from '../linearAlgebra';
import type { RingCell } from './ringCell';
import type { LinearProblem, LinearSolution } from './robustRegression';

/** What the covariance of a regression of shifts is made of. */
export interface RegressedShifts {
  readonly cells: readonly RingCell[];
  readonly problem: LinearProblem;
  readonly solution: LinearSolution;
  /** Of all cells in the solution */
  readonly weights: Float64Array;
  readonly groups: GroupSpread;
  /** What each group is off as a whole, which its spread accounts for */
  readonly offsets: Float64Array;
  /** Standard error of the radial distortion, which moves all groups together */
  readonly radialError: number;
}

/**
 * Sandwich estimator (H. White, Econometrica 48 (1980) 817) with the correction n / (n - p), at least the model's: one of few
 * cells can be too thin by chance. To it is added what groups are off as a whole, and a radial distortion that is not sure.
 *
 * @param left number of cells that count
 * @param chiSquare per degree of freedom
 */
export function shiftCovariance(shifts: RegressedShifts, left: number, chiSquare: number): SquareMatrix {
  const { unknowns } = shifts.problem;
  const { inverse } = shifts.solution;
  const { meat, common, bent } = sumsOf(shifts);
  const sandwich = product(product(inverse, meat, unknowns), inverse, unknowns);
  const correction = left / Math.max(1, left - unknowns - shifts.groups.weights.length + 1);
  const scales = Array.from({ length: unknowns }, (_, i) => {
    const place = i * (unknowns + 1);
    const [own, model] = [correction * sandwich[place], inverse[place] * Math.min(1, chiSquare)];
    return Math.sqrt(Math.max(own, model) / sandwich[place]);
  });
  const covariance = sandwich.map((value, at) => value * scales[Math.floor(at / unknowns)] * scales[at % unknowns]);
  const add = (sums: Float64Array, variance: number): void => {
    const moved = times(inverse, sums);
    for (let at = 0; at < covariance.length; at++) {
      covariance[at] += variance * moved[Math.floor(at / unknowns)] * moved[at % unknowns];
    }
  };
  common.forEach((sums, group) => add(sums, shifts.groups.uncertainties[group]));
  add(bent, 1);
  return covariance;
}

/** Squares of the influences of all cells; what a shift of each whole group adds to the right side; what a bend of one error does. */
function sumsOf({ cells, problem, solution, weights, groups, offsets, radialError }: RegressedShifts): {
  meat: SquareMatrix;
  common: readonly Float64Array[];
  bent: Float64Array;
} {
  const { rows, unknowns } = problem;
  const meat = new Float64Array(unknowns * unknowns);
  const common = groups.weights.map(() => new Float64Array(unknowns));
  const bent = new Float64Array(unknowns);
  cells.forEach(({ group, q }, at) => {
    const influence = weights[at] * (solution.residuals[at] - offsets[group]);
    const square = influence * influence;
    const base = at * unknowns;
    for (let i = 0; i < unknowns; i++) {
      const weighted = weights[at] * rows[base + i];
      common[group][i] += weighted;
      bent[i] += weighted * radialError * (q ** 2 - UNBENT_Q ** 2);
      for (let j = 0; j < unknowns; j++) {
        meat[i * unknowns + j] += square * rows[base + i] * rows[base + j];
      }
    }
  });
  return { meat, common, bent };
}

function product(one: SquareMatrix, other: SquareMatrix, size: number): SquareMatrix {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      for (let k = 0; k < size; k++) {
        result[i * size + j] += one[i * size + k] * other[k * size + j];
      }
    }
  }
  return result;
}
