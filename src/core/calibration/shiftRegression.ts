import type { Geometry } from './geometry';
import { secondOrder, UNBENT_Q } from './geometry';
import type { GroupSpread } from './groupSpread';
import { spreadOfGroups } from './groupSpread';
import type { SquareMatrix } from './linearAlgebra';
import { inverseOf, submatrix, times } from './linearAlgebra';
import { SECTORS } from './radialProfile';
import type { RingCell } from './ringCells';

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
  /** Spread of whole groups about the common scale, beyond what their cells explain, as a part of q */
  readonly groupSpread: number;
}

export const UNKNOWNS = 9;
/** Scale, strain and centre are always asked for */
export const LINEAR: readonly number[] = [0, 1, 2, 3, 4];
/** Coma and threefold distortion */
export const SECOND_ORDER: readonly number[] = [5, 6, 7, 8];
/** A cell is never known better than this part of a pixel: pixels are squares, discs are no Gaussians */
const CELL_FLOOR = 0.02;
const TUKEY = 6;
const ROUNDS = 12;

/** What a regression is of. */
interface Problem {
  readonly cells: readonly RingCell[];
  readonly rows: readonly Float64Array[];
  readonly unknowns: number;
}

/**
 * Weighted robust regression of the shifts of all cells: Tukey's biweight with c = 6 robust standard deviations, started
 * from Huber's (P. J. Huber & E. M. Ronchetti, Robust Statistics, 2009, chapter 7). Covariances are of the sandwich form (H. White,
 * Econometrica 48 (1980) 817) with the correction n / (n - p), at least those of the model, plus the spread between groups.
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
  const rows = cells.map(cell => {
    const all = regressors(cell, geometry);
    return Float64Array.from(asked, index => all[index]);
  });
  const problem = { cells, rows, unknowns };
  const precision = Float64Array.from(cells, ({ variance, q }) => 1 / (variance + ((CELL_FLOOR * pixelSize) / q) ** 2));
  const robust = robustWeights(problem, precision);
  if (!robust) {
    return undefined;
  }
  const weights = precision.map((value, at) => value * robust[at]);
  const first = solved(problem, weights);
  if (!first) {
    return undefined;
  }
  // A group whose mean is known better than groups agree counts no more than its agreement
  const groups = spreadOfGroups(cells, first.residuals, weights, modelErrors);
  const limited = weights.map(
    (weight, at) => weight / (1 + groups.variances[cells[at].group] * groups.weights[cells[at].group])
  );
  return finished(problem, asked, limited, { robust, groups, radialError });
}

/** Weights between 0 and 1 of all cells. */
function robustWeights(problem: Problem, precision: Float64Array): Float64Array | undefined {
  let robust = precision.map(() => 1);
  for (let round = 0; round < ROUNDS; round++) {
    const solution = solved(
      problem,
      precision.map((value, at) => value * robust[at])
    );
    if (!solution) {
      return undefined;
    }
    const standard = solution.residuals.map((residual, at) => Math.abs(residual) * Math.sqrt(precision[at]));
    const sigma = Math.max(0.7, 1.4826 * median(standard));
    robust = standard.map(value => {
      const x = value / sigma;
      return round < 3 ? Math.min(1, 1.5 / x) : x < TUKEY ? (1 - (x / TUKEY) ** 2) ** 2 : 0;
    });
  }
  return robust;
}

function solved({ cells, rows, unknowns }: Problem, weights: Float64Array) {
  const matrix = new Float64Array(unknowns * unknowns);
  const right = new Float64Array(unknowns);
  rows.forEach((row, at) => {
    for (let i = 0; i < unknowns; i++) {
      const weighted = weights[at] * row[i];
      right[i] += weighted * cells[at].shift;
      for (let j = 0; j < unknowns; j++) {
        matrix[i * unknowns + j] += weighted * row[j];
      }
    }
  });
  const inverse = inverseOf(matrix, unknowns);
  if (!inverse) {
    return undefined;
  }
  const change = times(inverse, right);
  const residuals = Float64Array.from(cells, ({ shift }, at) => {
    let left = shift;
    for (let i = 0; i < unknowns; i++) {
      left -= rows[at][i] * change[i];
    }
    return left;
  });
  return { change, inverse, residuals };
}

function finished(
  problem: Problem,
  asked: readonly number[],
  weights: Float64Array,
  { robust, groups, radialError }: { robust: Float64Array; groups: GroupSpread; radialError: number }
): ShiftRegression | undefined {
  const { cells, rows, unknowns } = problem;
  const solution = solved(problem, weights);
  const left = weights.reduce((sum, weight) => sum + (weight > 0 ? 1 : 0), 0);
  if (!solution || left < 2 * unknowns) {
    return undefined;
  }
  const { change, inverse, residuals } = solution;
  const meat = new Float64Array(unknowns * unknowns);
  // What every group adds to the change if all its cells are shifted alike
  const common = groups.weights.map(() => new Float64Array(unknowns));
  const bent = new Float64Array(unknowns);
  let squares = 0;
  // What a group is off as a whole is accounted for by its spread
  const offsets = groupMeans(cells, residuals, robust, groups.weights.length);
  rows.forEach((row, at) => {
    const influence = weights[at] * (residuals[at] - offsets[cells[at].group]);
    squares += weights[at] * residuals[at] ** 2;
    for (let i = 0; i < unknowns; i++) {
      common[cells[at].group][i] += weights[at] * row[i];
      bent[i] += weights[at] * row[i] * radialError * (cells[at].q ** 2 - UNBENT_Q ** 2);
      for (let j = 0; j < unknowns; j++) {
        meat[i * unknowns + j] += influence * influence * row[i] * row[j];
      }
    }
  });
  const chiSquare = squares / (left - unknowns);
  const sandwich = product(product(inverse, meat, unknowns), inverse, unknowns);
  const correction = left / Math.max(1, left - unknowns - groups.weights.length + 1);
  // Never below the model's: a sandwich of few cells can be too thin by chance
  const scales = Array.from({ length: unknowns }, (_, i) => {
    const place = i * (unknowns + 1);
    const [own, model] = [correction * sandwich[place], inverse[place] * Math.min(1, chiSquare)];
    return Math.sqrt(Math.max(own, model) / sandwich[place]);
  });
  const covariance = sandwich.map((value, at) => value * scales[Math.floor(at / unknowns)] * scales[at % unknowns]);
  const add = (sums: Float64Array, variance: number): void => {
    const moved = times(inverse, sums);
    covariance.forEach((_, at) => {
      covariance[at] += variance * moved[Math.floor(at / unknowns)] * moved[at % unknowns];
    });
  };
  common.forEach((sums, group) => add(sums, groups.uncertainties[group]));
  add(bent, 1);
  const full = new Float64Array(UNKNOWNS * UNKNOWNS);
  const all = new Float64Array(UNKNOWNS);
  asked.forEach((one, i) => {
    all[one] = change[i];
    asked.forEach((other, j) => (full[one * UNKNOWNS + other] = covariance[i * unknowns + j]));
  });
  return { change: all, covariance: full, residuals, weights: robust, chiSquare, groupSpread: groups.spread };
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

/** ln q changes by k + e1 cos 2ψ + e2 sin 2ψ, by - n M dc / q where the centre moves by dc, and by the bends. */
function regressors({ sector, q }: RingCell, { matrix: [rr, rc, cc] }: Geometry): Float64Array {
  const angle = (2 * Math.PI * (sector + 0.5)) / SECTORS;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const linear = [1, Math.cos(2 * angle), Math.sin(2 * angle), -(c * rr + s * rc) / q, -(c * rc + s * cc) / q];
  // A ring seen at (1 + shift) q is brought to q by the opposite
  return Float64Array.from([...linear, ...secondOrder(q, c, s)], value => -value);
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

export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length === 0 ? NaN : sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
