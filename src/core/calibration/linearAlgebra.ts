/** A symmetric positive matrix, rows after one another. */
export type SquareMatrix = Float64Array;

// Filled again by every inversion, of which there are thousands
let factor = new Float64Array(400);
let triangle = new Float64Array(400);

/**
 * Inverse of a symmetric positive matrix, of which the lower triangle is read, by Cholesky factors; undefined where a pivot falls to `tolerance` of its
 * diagonal element, so that columns which depend on one another are noticed instead of answered with noise.
 */
export function inverseOf(matrix: SquareMatrix, size: number, tolerance = 1e-12): SquareMatrix | undefined {
  if (factor.length < size * size) {
    [factor, triangle] = [new Float64Array(size * size), new Float64Array(size * size)];
  }
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let value = matrix[row * size + column];
      for (let k = 0; k < column; k++) {
        value -= factor[row * size + k] * factor[column * size + k];
      }
      if (row !== column) {
        factor[row * size + column] = value / factor[column * size + column];
      } else if (value > tolerance * matrix[row * size + row]) {
        factor[row * size + row] = Math.sqrt(value);
      } else {
        return undefined;
      }
    }
  }
  // Inverse of the factor, column by column, then its product with its own transpose
  for (let column = 0; column < size; column++) {
    triangle[column * size + column] = 1 / factor[column * size + column];
    for (let row = column + 1; row < size; row++) {
      let value = 0;
      for (let k = column; k < row; k++) {
        value -= factor[row * size + k] * triangle[k * size + column];
      }
      triangle[row * size + column] = value / factor[row * size + row];
    }
  }
  const inverse = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let value = 0;
      for (let k = row; k < size; k++) {
        value += triangle[k * size + row] * triangle[k * size + column];
      }
      inverse[row * size + column] = inverse[column * size + row] = value;
    }
  }
  return inverse;
}

export function times(matrix: SquareMatrix, vector: Float64Array): Float64Array {
  const size = vector.length;
  const product = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    let sum = 0;
    for (let column = 0; column < size; column++) {
      sum += matrix[row * size + column] * vector[column];
    }
    product[row] = sum;
  }
  return product;
}

/** Rows and columns of a matrix that are kept, in that order. */
export function submatrix(matrix: SquareMatrix, size: number, kept: readonly number[]): SquareMatrix {
  const part = new Float64Array(kept.length ** 2);
  for (let row = 0; row < kept.length; row++) {
    for (let column = 0; column < kept.length; column++) {
      part[row * kept.length + column] = matrix[kept[row] * size + kept[column]];
    }
  }
  return part;
}

/** Values of all unknowns, and the covariance of those that are kept; the others are 0. */
export interface HeldSolution {
  readonly values: Float64Array;
  readonly kept: readonly number[];
  readonly covariance: SquareMatrix;
}

/**
 * Least squares from normal equations (the lower triangle is read), where some unknowns must not be negative: those that would be are held at 0, the
 * most negative one first.
 */
export function solveHeld(
  matrix: SquareMatrix,
  right: Float64Array,
  positive: (index: number) => boolean
): HeldSolution | undefined {
  const size = right.length;
  let kept: number[] = [];
  for (let index = 0; index < size; index++) {
    if (matrix[index * size + index] > 0) {
      kept.push(index);
    }
  }
  for (;;) {
    const isWhole = kept.length === size;
    const covariance = inverseOf(isWhole ? matrix : submatrix(matrix, size, kept), kept.length);
    if (!covariance) {
      return undefined;
    }
    const part = times(covariance, isWhole ? right : chosen(right, kept));
    let [worst, lowest] = [-1, 0];
    for (let at = 0; at < kept.length; at++) {
      if (part[at] < 0 && positive(kept[at])) {
        const measure = part[at] / Math.sqrt(covariance[at * (kept.length + 1)]);
        if (measure < lowest) {
          [worst, lowest] = [kept[at], measure];
        }
      }
    }
    if (worst < 0) {
      return { values: isWhole ? part : spread(part, kept, size), kept, covariance };
    }
    kept = kept.filter(index => index !== worst);
  }
}

function chosen(values: Float64Array, kept: readonly number[]): Float64Array {
  const some = new Float64Array(kept.length);
  for (let at = 0; at < kept.length; at++) {
    some[at] = values[kept[at]];
  }
  return some;
}

/** The values at their places, 0 elsewhere. */
function spread(some: Float64Array, kept: readonly number[], size: number): Float64Array {
  const values = new Float64Array(size);
  for (let at = 0; at < kept.length; at++) {
    values[kept[at]] = some[at];
  }
  return values;
}
