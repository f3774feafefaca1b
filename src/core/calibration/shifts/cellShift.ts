import type { ProfileFit } from '../profile/fittedProfile';
import type { HeldSolution, SquareMatrix } from '../linearAlgebra';
import { inverseOf, solveHeld, submatrix, times } from '../linearAlgebra';
import type { RingCell } from './ringCell';
import type { RingGroup } from './ringGroups';
import { BACKGROUND } from './windowTable';

const LEAST_SIGNAL = 4;
const NOTHING = new Float64Array(0);

/** Sums over the pixels of a cell: background, rings and the changes of the rings with the shift. */
export interface CellSystem {
  readonly matrix: SquareMatrix;
  readonly right: Float64Array;
  readonly square: number;
  /** Bins that went into it */
  readonly number: number;
}

/** Shift and areas of a cell; undefined where its rings are too faint, or were lost. */
export function cellShift(
  { matrix, right, square, number }: CellSystem,
  fit: ProfileFit,
  { rings }: RingGroup
): Omit<RingCell, 'group' | 'sector'> | undefined {
  const flat = BACKGROUND + rings.length;
  const isRing = (index: number): boolean => index >= BACKGROUND && index < flat;
  // Areas as if nothing were shifted, then twice with the shift among the unknowns
  let solution = solveHeld(block(matrix, right.length, flat, flat), right.slice(0, flat), isRing);
  let areas = solution?.values.subarray(BACKGROUND) ?? NOTHING;
  const [normal, target] = [block(matrix, right.length, flat, flat + 1), right.slice(0, flat + 1)];
  for (let round = 0; round < 2; round++) {
    if (!hasAny(areas)) {
      return undefined;
    }
    setShift(normal, target, { matrix, right }, areas);
    solution = solveHeld(normal, target, isRing);
    areas = solution?.values.subarray(BACKGROUND, flat) ?? NOTHING;
  }
  const place = solution?.kept.indexOf(flat) ?? -1;
  if (!solution || place < 0 || !hasAny(areas)) {
    return undefined;
  }
  const { values, kept, covariance } = solution;
  const product = times(normal, values);
  const fitted = values.reduce((sum, value, index) => sum + value * (2 * target[index] - product[index]), 0);
  const scale = Math.max(0.5, (square - fitted) / Math.max(1, number - kept.length));
  const signalToNoise = signalOf(solution, isRing) / Math.sqrt(scale);
  const shift = values[flat];
  const variance = covariance[place * (kept.length + 1)];
  const strongest = rings[areas.indexOf(Math.max(...areas))];
  const mean = rings.reduce((sum, ring) => sum + fit.rings[ring].area, 0);
  const q = fit.rings[strongest].target.t;
  const wandered = Math.abs(shift) * q > fit.width.sigma * 2;
  if (signalToNoise < LEAST_SIGNAL || wandered || !(variance > 0)) {
    return undefined;
  }
  return {
    shift,
    variance: variance * scale,
    strength: mean > 0 ? areas.reduce((sum, area) => sum + area, 0) / mean : 0,
    signalToNoise,
    q
  };
}

function hasAny(areas: Float64Array): boolean {
  for (let ring = 0; ring < areas.length; ring++) {
    if (areas[ring] !== 0) {
      return true;
    }
  }
  return false;
}

/** The first `flat` rows and columns of a matrix, in one of another width. */
function block(matrix: SquareMatrix, full: number, flat: number, width: number): SquareMatrix {
  const part = new Float64Array(width * width);
  for (let i = 0; i < flat; i++) {
    for (let j = 0; j < flat; j++) {
      part[i * width + j] = matrix[i * full + j];
    }
  }
  return part;
}

/** Makes the shift the last unknown: its column is the sum of the rings' changes, each times its area. */
function setShift(
  normal: SquareMatrix,
  target: Float64Array,
  { matrix, right }: Pick<CellSystem, 'matrix' | 'right'>,
  areas: Float64Array
): void {
  const [full, width] = [right.length, target.length];
  const flat = width - 1;
  target[flat] = 0;
  normal.fill(0, flat * width);
  for (let ring = 0; ring < areas.length; ring++) {
    const [area, source] = [areas[ring], (flat + ring) * full];
    target[flat] += area * right[flat + ring];
    for (let i = 0; i < flat; i++) {
      normal[flat * width + i] += area * matrix[source + i];
    }
    for (let other = 0; other < areas.length; other++) {
      normal[flat * width + flat] += area * areas[other] * matrix[source + flat + other];
    }
  }
  for (let i = 0; i < flat; i++) {
    normal[i * width + flat] = normal[flat * width + i];
  }
}

/** Areas of all rings together in standard errors. */
function signalOf({ values, kept, covariance }: HeldSolution, isRing: (index: number) => boolean): number {
  const places = Array.from(kept.keys()).filter(at => isRing(kept[at]));
  const inverse = inverseOf(submatrix(covariance, kept.length, places), places.length);
  if (!inverse) {
    return 0;
  }
  const found = Float64Array.from(places, at => values[kept[at]]);
  const weighted = times(inverse, found);
  return Math.sqrt(found.reduce((sum, value, i) => sum + value * weighted[i], 0));
}
