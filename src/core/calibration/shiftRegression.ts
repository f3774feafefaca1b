import type { Geometry } from './geometry';
import type { SquareMatrix } from './linearAlgebra';
import { inverseOf, times } from './linearAlgebra';
import { SECTORS } from './radialProfile';
import type { RingCell } from './ringCells';

/** Change of the geometry that the shifts ask for: ln scale, two strains, row and column of the centre. */
export interface ShiftRegression {
  readonly change: Float64Array;
  /** 5 x 5 */
  readonly covariance: SquareMatrix;
  /** Shift of every cell that is left, and its weight: 0 for outliers */
  readonly residuals: Float64Array;
  readonly weights: Float64Array;
  /** Square of residual over variance, per degree of freedom */
  readonly chiSquare: number;
  /** Spread of whole groups about the common scale, beyond what their cells explain, as a part of q */
  readonly groupSpread: number;
}

export const UNKNOWNS = 5;
/** A cell is never known better than this part of a pixel: pixels are squares, discs are no Gaussians */
const CELL_FLOOR = 0.02;
const TUKEY = 6;
const ROUNDS = 12;

/**
 * Weighted robust regression of the shifts of all cells: Tukey's biweight with c = 6 robust standard deviations, started
 * from Huber's (P. J. Huber & E. M. Ronchetti, Robust Statistics, 2009, chapter 7). Covariances are of the sandwich form (H. White,
 * Econometrica 48 (1980) 817) with the correction n / (n - p), at least those of the model, plus the spread between groups, a
 * random effect (R. DerSimonian & N. Laird, Control. Clin. Trials 7 (1986) 177).
 */
export function regressShifts(
  cells: readonly RingCell[],
  geometry: Geometry,
  pixelSize: number
): ShiftRegression | undefined {
  if (cells.length < 2 * UNKNOWNS) {
    return undefined;
  }
  const rows = cells.map(cell => regressors(cell, geometry));
  const precision = cells.map(({ variance, q }) => 1 / (variance + ((CELL_FLOOR * pixelSize) / q) ** 2));
  let robust = precision.map(() => 1);
  let change: Float64Array = new Float64Array(UNKNOWNS);
  let residuals = Float64Array.from(cells, ({ shift }) => shift);
  let inverse: SquareMatrix | undefined;
  let sigma = 1;
  for (let round = 0; round < ROUNDS; round++) {
    const weights = precision.map((value, at) => value * robust[at]);
    const { matrix, right } = normalEquations(rows, weights, cells);
    inverse = inverseOf(matrix, UNKNOWNS);
    if (!inverse) {
      return undefined;
    }
    change = times(inverse, right);
    residuals = Float64Array.from(cells, ({ shift }, at) => shift - dot(rows[at], change));
    const standard = residuals.map((residual, at) => Math.abs(residual) * Math.sqrt(precision[at]));
    sigma = Math.max(0.7, 1.4826 * median(standard));
    robust = Array.from(standard, value => {
      const x = value / sigma;
      return round < 3 ? Math.min(1, 1.5 / x) : x < TUKEY ? (1 - (x / TUKEY) ** 2) ** 2 : 0;
    });
  }
  const weights = Float64Array.from(precision, (value, at) => value * robust[at]);
  const { spread, groupWeights } = betweenGroups(cells, residuals, weights);
  // A group whose mean is known better than groups agree counts no more than its agreement
  const limited = weights.map((weight, at) => weight / (1 + spread ** 2 * groupWeights[cells[at].group]));
  const { matrix, right } = normalEquations(rows, Array.from(limited), cells);
  inverse = inverseOf(matrix, UNKNOWNS);
  if (!inverse) {
    return undefined;
  }
  change = times(inverse, right);
  residuals = Float64Array.from(cells, ({ shift }, at) => shift - dot(rows[at], change));
  return finished(cells, rows, { change, residuals, weights: limited, robust, spread });
}

function finished(
  cells: readonly RingCell[],
  rows: readonly Float64Array[],
  fit: { change: Float64Array; residuals: Float64Array; weights: Float64Array; robust: number[]; spread: number }
): ShiftRegression | undefined {
  const { change, residuals, weights, robust, spread } = fit;
  const inverse = inverseOf(normalEquations(rows, Array.from(weights), cells).matrix, UNKNOWNS);
  const left = weights.reduce((sum, weight) => sum + (weight > 0 ? 1 : 0), 0);
  if (!inverse || left < 2 * UNKNOWNS) {
    return undefined;
  }
  const meat = new Float64Array(UNKNOWNS * UNKNOWNS);
  let squares = 0;
  rows.forEach((row, at) => {
    const influence = weights[at] * residuals[at];
    squares += weights[at] * residuals[at] ** 2;
    for (let i = 0; i < UNKNOWNS; i++) {
      for (let j = 0; j < UNKNOWNS; j++) {
        meat[i * UNKNOWNS + j] += influence * influence * row[i] * row[j];
      }
    }
  });
  const chiSquare = squares / (left - UNKNOWNS);
  const sandwich = product(product(inverse, meat), inverse);
  const covariance = new Float64Array(UNKNOWNS * UNKNOWNS);
  const correction = left / (left - UNKNOWNS);
  // Never below the model's: a sandwich of few cells can be too thin by chance
  const scales = Array.from({ length: UNKNOWNS }, (_, i) => {
    const [own, model] = [correction * sandwich[i * UNKNOWNS + i], inverse[i * UNKNOWNS + i] * Math.min(1, chiSquare)];
    return Math.sqrt(Math.max(own, model) / sandwich[i * UNKNOWNS + i]);
  });
  for (let i = 0; i < UNKNOWNS; i++) {
    for (let j = 0; j < UNKNOWNS; j++) {
      covariance[i * UNKNOWNS + j] = sandwich[i * UNKNOWNS + j] * scales[i] * scales[j];
    }
  }
  covariance[0] += spread ** 2 * shareOfGroups(cells, weights);
  return {
    change,
    covariance,
    residuals,
    weights: Float64Array.from(robust),
    chiSquare,
    groupSpread: spread
  };
}

/** ln q changes by k + e1 cos 2ψ + e2 sin 2ψ, and by - n M dc / q where the centre moves by dc. */
function regressors({ sector, q }: RingCell, { matrix: [rr, rc, cc] }: Geometry): Float64Array {
  const angle = (2 * Math.PI * (sector + 0.5)) / SECTORS;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const row = [1, Math.cos(2 * angle), Math.sin(2 * angle), -(c * rr + s * rc) / q, -(c * rc + s * cc) / q];
  // A ring seen at (1 + shift) q is brought to q by the opposite
  return Float64Array.from(row, value => -value);
}

function normalEquations(rows: readonly Float64Array[], weights: readonly number[], cells: readonly RingCell[]) {
  const matrix = new Float64Array(UNKNOWNS * UNKNOWNS);
  const right = new Float64Array(UNKNOWNS);
  rows.forEach((row, at) => {
    for (let i = 0; i < UNKNOWNS; i++) {
      right[i] += weights[at] * row[i] * cells[at].shift;
      for (let j = 0; j < UNKNOWNS; j++) {
        matrix[i * UNKNOWNS + j] += weights[at] * row[i] * row[j];
      }
    }
  });
  return { matrix, right };
}

/** Spread of the means of groups that their weights do not explain, and the weight of every group. */
function betweenGroups(cells: readonly RingCell[], residuals: Float64Array, weights: Float64Array) {
  const [groupWeights, sums] = [
    groupSums(cells, weights),
    groupSums(
      cells,
      weights.map((weight, at) => weight * residuals[at])
    )
  ];
  const present = groupWeights.map((_, group) => group).filter(group => groupWeights[group] > 0);
  const total = groupWeights.reduce((sum, weight) => sum + weight, 0);
  const squares = groupWeights.reduce((sum, weight) => sum + weight ** 2, 0);
  const q = present.reduce((sum, group) => sum + sums[group] ** 2 / groupWeights[group], 0);
  const variance = present.length > 1 ? Math.max(0, (q - (present.length - 1)) / (total - squares / total)) : 0;
  return { spread: Math.sqrt(variance), groupWeights };
}

/** The part of the variance between groups that their weighted mean inherits. */
function shareOfGroups(cells: readonly RingCell[], weights: Float64Array): number {
  const groups = groupSums(cells, weights);
  return groups.reduce((sum, weight) => sum + weight ** 2, 0) / groups.reduce((sum, weight) => sum + weight, 0) ** 2;
}

function groupSums(cells: readonly RingCell[], values: Float64Array): number[] {
  const sums: number[] = [];
  cells.forEach(({ group }, at) => {
    sums[group] = (sums[group] ?? 0) + values[at];
  });
  return Array.from(sums, sum => sum ?? 0);
}

function product(one: SquareMatrix, other: SquareMatrix): SquareMatrix {
  const result = new Float64Array(UNKNOWNS * UNKNOWNS);
  for (let i = 0; i < UNKNOWNS; i++) {
    for (let j = 0; j < UNKNOWNS; j++) {
      for (let k = 0; k < UNKNOWNS; k++) {
        result[i * UNKNOWNS + j] += one[i * UNKNOWNS + k] * other[k * UNKNOWNS + j];
      }
    }
  }
  return result;
}

function dot(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, at) => sum + value * other[at], 0);
}

export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length === 0 ? NaN : sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
