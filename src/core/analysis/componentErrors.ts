import { inverseOf } from '../calibration/linearAlgebra';
import type { Dense } from './dense';
import { dense, line } from './dense';
import { FLOOR } from './frobenius';
import type { RowBlocks } from './rowBlocks';
import { BLOCK_ROWS, rowStart } from './rowBlocks';

/** Rows that are enough to tell errors to a few per cent. */
const MOST_ROWS = 4096;

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
  const information = new Float64Array(columns * count * count);
  const scatter = new Float64Array(columns * count * count);
  const own = new Float64Array(count);
  let rows = 0;
  for (let row = 0; row < matrix.rows; row += step, rows++) {
    const [start, from] = [rowStart(matrix, row), rowStart(coefficients, row)];
    own.forEach((_, k) => (own[k] = parts[from + k * BLOCK_ROWS]));
    const weight = weights?.[row] ?? 1;
    for (let column = 0; column < columns; column++) {
      let model = 0;
      for (let k = 0; k < count; k++) {
        model += own[k] * components.values[k * columns + column];
      }
      const expected = isLikelihood ? Math.max(FLOOR, model) : 1;
      const inner = weight / expected;
      const outer = (inner * (values[start + column * BLOCK_ROWS] - model)) ** 2;
      for (let a = 0; a < count; a++) {
        for (let b = 0, at = (column * count + a) * count; b <= a; b++, at++) {
          information[at] += own[a] * own[b] * inner;
          scatter[at] += own[a] * own[b] * outer;
        }
      }
    }
  }
  mirror(scatter, count);
  const errors = dense(count, columns);
  for (let column = 0; column < columns; column++) {
    const range = [column * count * count, (column + 1) * count * count] as const;
    const inverse = inverseOf(information.subarray(...range), count);
    for (let k = 0; k < count; k++) {
      const variance = inverse
        ? sandwiched(inverse.subarray(k * count, (k + 1) * count), scatter.subarray(...range))
        : NaN;
      // All rows say more than some of them
      line(errors, k)[column] = Math.sqrt((Math.max(0, variance) * rows) / matrix.rows);
    }
  }
  return errors;
}

/** Fills the upper triangles of matrices of one size; inverseOf needs none. */
function mirror(matrices: Float64Array, size: number): void {
  for (let first = 0; first < matrices.length; first += size * size) {
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < a; b++) {
        matrices[first + b * size + a] = matrices[first + a * size + b];
      }
    }
  }
}

/** v M v */
function sandwiched(vector: Float64Array, matrix: Float64Array): number {
  let sum = 0;
  vector.forEach((left, a) => vector.forEach((right, b) => (sum += left * right * matrix[a * vector.length + b])));
  return sum;
}
