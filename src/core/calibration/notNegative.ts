const SWEEPS = 600;
/** A sweep that moves no unknown by more is the last, in units of the largest */
const SETTLED = 1e-6;

/**
 * Least squares with no unknown below 0: one unknown after the other at its best value, until none moves (coordinate descent, which finds the
 * minimum of this convex problem). For problems of few rows, with more unknowns than rows, too.
 *
 * @param columns what a unit of each unknown adds to every value
 * @param begin unknowns to begin with; 0 by default
 */
export function notNegativeLeastSquares(
  columns: readonly Float64Array[],
  values: Float64Array,
  begin: Float64Array = new Float64Array(columns.length)
): Float64Array {
  const unknowns = Float64Array.from(begin);
  const left = Float64Array.from(values);
  const squares = columns.map(column => column.reduce((sum, value) => sum + value * value, 0));
  columns.forEach((column, at) => take(left, column, unknowns[at]));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let [moved, largest] = [0, 0];
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at];
      if (squares[at] === 0) {
        continue;
      }
      let along = 0;
      for (let row = 0; row < column.length; row++) {
        along += column[row] * left[row];
      }
      const value = Math.max(0, unknowns[at] + along / squares[at]);
      const step = value - unknowns[at];
      if (step !== 0) {
        unknowns[at] = value;
        take(left, column, step);
        moved = Math.max(moved, Math.abs(step));
      }
      largest = Math.max(largest, value);
    }
    if (moved <= SETTLED * largest) {
      break;
    }
  }
  return unknowns;
}

function take(left: Float64Array, column: Float64Array, times: number): void {
  for (let row = 0; row < left.length && times !== 0; row++) {
    left[row] -= times * column[row];
  }
}
