import { inverseOf } from '../calibration/linearAlgebra';
import type { Dense } from './dense';
import { addScaled, dense, line } from './dense';
import { FLOOR } from './frobenius';
import type { RowBlocks } from './rowBlocks';
import { BLOCK_ROWS, rowStart } from './rowBlocks';

/** Rows that are enough to tell errors to two per cent. */
const MOST_ROWS = 2048;

/**
 * Standard error of every bin of every component, the coefficients taken as they are: the sandwich estimate (White, Econometrica 48 (1980) 817), which asks how far the data are from the model
 * and not how far they should be. Counts that come in spots have larger errors for it than Poisson counts.
 *
 * @param isLikelihood whether the components are those of greatest likelihood for counts; else of least squares
 * @param weights of the rows in the components; absent: all alike
 * @returns as the components; NaN where two of them cannot be told apart
 */
export function componentErrors(
  matrix: RowBlocks,
  { components, coefficients }: { readonly components: Dense; readonly coefficients: RowBlocks },
  isLikelihood: boolean,
  weights?: ArrayLike<number>
): Dense {
  const { rows: count, columns } = components;
  const step = Math.max(1, Math.ceil(matrix.rows / MOST_ROWS));
  const [values, parts] = [new Float32Array(matrix.data), new Float32Array(coefficients.data)];
  const pairs = (count * (count + 1)) / 2;
  // A line for each pair of components. What least squares know of them is the same in all columns
  const informed = isLikelihood ? columns : 1;
  const information = dense(pairs, informed);
  const scatter = dense(pairs, columns);
  const own = new Float64Array(count);
  const [model, outer] = [0, 1].map(() => new Float64Array(columns));
  const inner = new Float64Array(informed);
  let rows = 0;
  for (let row = 0; row < matrix.rows; row += step, rows++) {
    const [start, from] = [rowStart(matrix, row), rowStart(coefficients, row)];
    model.fill(0);
    own.forEach((_, k) => {
      own[k] = parts[from + k * BLOCK_ROWS];
      addScaled(model, line(components, k), own[k]);
    });
    const weight = weights?.[row] ?? 1;
    for (let column = 0; column < informed; column++) {
      inner[column] = weight / (isLikelihood ? Math.max(FLOOR, model[column]) : 1);
    }
    for (let column = 0; column < columns; column++) {
      outer[column] = (inner[column % informed] * (values[start + column * BLOCK_ROWS] - model[column])) ** 2;
    }
    for (let a = 0, pair = 0; a < count; a++) {
      for (let b = 0; b <= a; b++, pair++) {
        addScaled(line(information, pair), inner, own[a] * own[b]);
        addScaled(line(scatter, pair), outer, own[a] * own[b]);
      }
    }
  }
  const errors = dense(count, columns);
  for (let column = 0; column < columns; column++) {
    const known = squareOf(information, column % informed, count);
    const scattered = squareOf(scatter, column, count);
    const inverse = inverseOf(known, count);
    for (let k = 0; k < count; k++) {
      const variance = inverse ? sandwiched(inverse.subarray(k * count, (k + 1) * count), scattered) : NaN;
      // All rows say more than some of them
      line(errors, k)[column] = Math.sqrt((Math.max(0, variance) * rows) / matrix.rows);
    }
  }
  return errors;
}

/** The symmetric matrix of one column, whose lower triangles are in the lines. */
function squareOf(pairs: Dense, column: number, size: number): Float64Array {
  const square = new Float64Array(size * size);
  for (let a = 0, pair = 0; a < size; a++) {
    for (let b = 0; b <= a; b++, pair++) {
      const value = line(pairs, pair)[column];
      square[a * size + b] = value;
      square[b * size + a] = value;
    }
  }
  return square;
}

/** v M v */
function sandwiched(vector: Float64Array, matrix: Float64Array): number {
  let sum = 0;
  vector.forEach((left, a) => vector.forEach((right, b) => (sum += left * right * matrix[a * vector.length + b])));
  return sum;
}
