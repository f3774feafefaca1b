import type { Geometry } from '../geometry';
import { spreadOfGroups } from './groupSpread';
import type { SquareMatrix } from '../linearAlgebra';
import { inverseOf, submatrix, times } from '../linearAlgebra';
import type { RingCell } from './ringCell';
import { robustWeights, solved } from './robustRegression';
import { shiftCovariance } from './shiftCovariance';
import { LINEAR, shiftRows, UNKNOWNS } from './shiftUnknowns';

/** Change of the geometry that the shifts ask for: ln scale, two strains, row and column of the centre, four bends of second order. */
export interface ShiftRegression {
  /** 0 where it was not asked for */
  readonly change: Float64Array;
  /** UNKNOWNS x UNKNOWNS, 0 where a change was not asked for */
  readonly covariance: SquareMatrix;
  /** Shift of every cell that is left, and its weight: 0 for outliers */
  readonly residuals: Float64Array;
  readonly weights: Float64Array;
  /** Square of residual over variance, per degree of freedom */
  readonly chiSquare: number;
  /** The same by the errors of the cells alone, with whole groups that are off counted in full: 1 for rings of the shape that was fitted */
  readonly misfit: number;
  /** Spread of whole groups about the common scale, beyond what their cells explain, as a part of q */
  readonly groupSpread: number;
}

/** A cell is never known better than this part of a pixel: pixels are squares, discs are no Gaussians */
const CELL_FLOOR = 0.02;

/**
 * Weighted robust regression of the shifts of all cells.
 *
 * @param modelErrors of every group, see modelErrors
 * @param asked changes that are looked for
 * @param radialError standard error of the radial distortion, which moves all groups together
 */
export function regressShifts(
  cells: readonly RingCell[],
  geometry: Geometry,
  pixelSize: number,
  modelErrors: readonly number[],
  asked: readonly number[] = LINEAR,
  radialError = 0
): ShiftRegression | undefined {
  const unknowns = asked.length;
  if (cells.length < 2 * unknowns) {
    return undefined;
  }
  const seen = Float64Array.from(cells, ({ shift }) => shift);
  const problem = { seen, rows: shiftRows(cells, geometry, asked), unknowns };
  const precision = Float64Array.from(cells, ({ variance, q }) => 1 / (variance + ((CELL_FLOOR * pixelSize) / q) ** 2));
  const robust = robustWeights(problem, precision);
  const first = robust && precision.map((value, at) => value * robust[at]);
  const before = first && solved(problem, first);
  if (!before) {
    return undefined;
  }
  // A group whose mean is known better than groups agree counts no more than its agreement
  const groups = spreadOfGroups(cells, before.residuals, first, modelErrors);
  const weights = first.map(
    (weight, at) => weight / (1 + groups.variances[cells[at].group] * groups.weights[cells[at].group])
  );
  const solution = solved(problem, weights);
  const left = weights.reduce((sum, weight) => sum + (weight > 0 ? 1 : 0), 0);
  if (!solution || left < 2 * unknowns) {
    return undefined;
  }
  const { values, residuals } = solution;
  const chiSquare = weights.reduce((sum, weight, at) => sum + weight * residuals[at] ** 2, 0) / (left - unknowns);
  const misfit = first.reduce((sum, weight, at) => sum + weight * residuals[at] ** 2, 0) / (left - unknowns);
  const offsets = groupMeans(cells, residuals, robust, groups.weights.length);
  const shifts = { cells, problem, solution, weights, groups, offsets, radialError };
  const covariance = shiftCovariance(shifts, left, chiSquare);
  const full = new Float64Array(UNKNOWNS * UNKNOWNS);
  const change = new Float64Array(UNKNOWNS);
  asked.forEach((one, i) => {
    change[one] = values[i];
    asked.forEach((other, j) => (full[one * UNKNOWNS + other] = covariance[i * unknowns + j]));
  });
  return { change, covariance: full, residuals, weights: robust, chiSquare, misfit, groupSpread: groups.spread };
}

/** What is left of the shifts of pieces of rings that did not count, after the change that the others asked for. */
export function residualsAfter(
  cells: readonly RingCell[],
  geometry: Geometry,
  { change }: Pick<ShiftRegression, 'change'>
): Float64Array {
  const all = Array.from(change, (_, index) => index);
  const rows = shiftRows(cells, geometry, all);
  return Float64Array.from(cells, ({ shift }, cell) =>
    all.reduce((rest, index) => rest - rows[cell * all.length + index] * change[index], shift)
  );
}

/**
 * Square of a set of changes in units of its covariance, with groups free to be off as a whole: χ² of that many degrees
 * of freedom if none is real.
 */
export function significance(
  cells: readonly RingCell[],
  { residuals, weights }: ShiftRegression,
  [geometry, pixelSize, modelErrors]: readonly [Geometry, number, readonly number[]],
  set: readonly number[]
): number {
  const means = groupMeans(cells, residuals, weights, modelErrors.length);
  const alone = cells.map((cell, at) => ({ ...cell, shift: residuals[at] - means[cell.group] }));
  const trial = regressShifts(alone, geometry, pixelSize, modelErrors, [...LINEAR, ...set]);
  const inverse = trial && inverseOf(submatrix(trial.covariance, UNKNOWNS, set), set.length);
  if (!inverse) {
    return 0;
  }
  const values = Float64Array.from(set, index => trial.change[index]);
  return times(inverse, values).reduce((sum, value, index) => sum + value * values[index], 0);
}

function groupMeans(
  cells: readonly RingCell[],
  residuals: Float64Array,
  weights: Float64Array,
  number: number
): Float64Array {
  const [sums, totals] = [new Float64Array(number), new Float64Array(number)];
  cells.forEach(({ group, variance }, at) => {
    sums[group] += (weights[at] / variance) * residuals[at];
    totals[group] += weights[at] / variance;
  });
  return sums.map((sum, group) => (totals[group] > 0 ? sum / totals[group] : 0));
}
