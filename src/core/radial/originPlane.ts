import type { LinearProblem } from '../calibration/shifts/robustRegression';
import { robustWeights, solved } from '../calibration/shifts/robustRegression';

/** Where the direct beam is over the scan: a plane for its row and one for its column. */
export interface OriginPlane {
  /** Row and column at every scan position, row-major */
  readonly origins: Float64Array;
  /** Row and column of the origin per step along a scan row */
  readonly alongColumns: readonly [number, number];
  /** Row and column of the origin per step to the next scan row */
  readonly alongRows: readonly [number, number];
  /** Root mean square distance of what was found from the plane, outliers left out, px */
  readonly residual: number;
}

/** How well the beam of a single pattern is found, about, px */
const PLACE_ERROR = 0.2;

/**
 * Fits planes to places of the direct beam: descan moves it linearly over the scan. Outliers, such as a bright reflection taken for the
 * beam, have no say (see robustWeights).
 *
 * @param places row and column at some positions; NaN where the beam was not found
 * @param positions of the scan, row-major, that they belong to
 * @returns undefined where fewer than three places are known
 */
export function originPlane(
  places: Float64Array,
  positions: ArrayLike<number>,
  { rows, columns }: { readonly rows: number; readonly columns: number }
): OriginPlane | undefined {
  const known = Array.from(positions, (_, entry) => entry).filter(entry => Number.isFinite(places[2 * entry]));
  if (known.length < Math.min(3, positions.length) || known.length === 0) {
    return undefined;
  }
  // About the middle, so that the constant is the mean
  const across = (position: number): number => (position % columns) - (columns - 1) / 2;
  const down = (position: number): number => Math.floor(position / columns) - (rows - 1) / 2;
  const varies = (of: (position: number) => number): boolean =>
    known.some(entry => of(positions[entry]) !== of(positions[known[0]]));
  const terms = [() => 1, ...[across, down].filter(varies)];
  const [row, column] = [0, 1].map(axis => plane(axis, known));
  if (!row || !column) {
    return undefined;
  }

  function plane(axis: number, entries: readonly number[]) {
    const problem: LinearProblem = {
      seen: Float64Array.from(entries, entry => places[2 * entry + axis]),
      rows: Float64Array.from(entries.flatMap(entry => terms.map(term => term(positions[entry])))),
      unknowns: terms.length
    };
    const weights = robustWeights(problem, new Float64Array(entries.length).fill(PLACE_ERROR ** -2));
    const solution = weights && solved(problem, weights);
    return solution && { values: solution.values, residuals: solution.residuals, weights };
  }

  const slope = (of: (position: number) => number): [number, number] => {
    const term = terms.indexOf(of);
    return term < 0 ? [0, 0] : [row.values[term], column.values[term]];
  };
  const [alongColumns, alongRows] = [slope(across), slope(down)];
  const origins = new Float64Array(2 * rows * columns);
  for (let position = 0; position < rows * columns; position++) {
    for (const [axis, { values }] of [row, column].entries()) {
      origins[2 * position + axis] =
        values[0] + alongColumns[axis] * across(position) + alongRows[axis] * down(position);
    }
  }
  let [squares, number] = [0, 0];
  known.forEach((_, at) => {
    if (row.weights[at] > 0 && column.weights[at] > 0) {
      squares += row.residuals[at] ** 2 + column.residuals[at] ** 2;
      number++;
    }
  });
  return { origins, alongColumns, alongRows, residual: Math.sqrt(squares / Math.max(1, number)) };
}
