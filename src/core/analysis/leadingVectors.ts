import type { Random } from '../random';
import type { Dense } from './dense';
import { addScaled, dense, dot, line, times, timesTransposed } from './dense';

/** Leading eigenvectors of a symmetric matrix, one a row, the largest eigenvalue first. */
export interface Leading {
  readonly vectors: Dense;
  readonly values: Float64Array;
}

/** Vectors carried along beside those that are asked for, so that these converge faster. */
const EXTRA = 6;
const MOST_ROUNDS = 200;

/**
 * Leading eigenvectors by subspace iteration with Rayleigh-Ritz steps (Golub & Van Loan, Matrix Computations, 8.2.4).
 *
 * @param matrix symmetric, positive semidefinite
 * @param count at most as many as the matrix has rows
 * @param tolerance largest relative change of an eigenvalue in a round that counts as none
 */
export function leadingVectors(matrix: Dense, count: number, random: Random, tolerance = 1e-9): Leading {
  const size = matrix.rows;
  const carried = Math.min(size, count + EXTRA);
  const first = Float64Array.from({ length: carried * size }, () => random.uniform() - 0.5);
  let found = ritz(orthonormal(dense(carried, size, first), random), matrix);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = ritz(orthonormal(found.images, random), matrix);
    const change = largestChange(found.values, next.values, count);
    found = next;
    if (change <= tolerance) {
      break;
    }
  }
  return {
    vectors: dense(count, size, found.vectors.values.slice(0, count * size)),
    values: found.values.slice(0, count)
  };
}

/** Relative to each value, but for those that are nothing beside the first. */
function largestChange(before: Float64Array, after: Float64Array, count: number): number {
  let largest = 0;
  for (let k = 0; k < count; k++) {
    const size = Math.max(after[k], 1e-12 * after[0]);
    largest = Math.max(largest, size > 0 ? Math.abs(after[k] - before[k]) / size : 0);
  }
  return largest;
}

/** Rows that span the same, made orthonormal twice over (Gram-Schmidt); those that depend on others become random ones. */
function orthonormal(rows: Dense, random: Random): Dense {
  const result = dense(rows.rows, rows.columns, rows.values.slice());
  for (let row = 0; row < rows.rows; row++) {
    const own = line(result, row);
    let before = Math.sqrt(dot(own, own));
    for (let round = 0; round < 3; round++) {
      for (let other = 0; other < row; other++) {
        addScaled(own, line(result, other), -dot(own, line(result, other)));
      }
      let norm = Math.sqrt(dot(own, own));
      if (!(norm > 1e-10 * before) || norm === 0) {
        own.forEach((_, at) => (own[at] = random.uniform() - 0.5));
        norm = Math.sqrt(dot(own, own));
        before = norm;
      }
      own.forEach((value, at) => (own[at] = value / norm));
      before = 1;
    }
  }
  return result;
}

/** Turns an orthonormal basis so that the matrix is diagonal in it; `images` are what the matrix makes of the vectors. */
function ritz(basis: Dense, matrix: Dense): Leading & { images: Dense } {
  const images = times(basis, matrix);
  const { vectors, values } = jacobi(timesTransposed(images, basis));
  return { vectors: times(vectors, basis), images: times(vectors, images), values };
}

/** All eigenvectors of a small symmetric matrix by cyclic Jacobi rotations, one a row, the largest eigenvalue first. */
export function jacobi(matrix: Dense): Leading {
  const size = matrix.rows;
  const a = matrix.values.slice();
  const v = dense(size, size);
  for (let k = 0; k < size; k++) {
    v.values[k * size + k] = 1;
  }
  const total = dot(a, a);
  for (let sweep = 0; sweep < 40; sweep++) {
    let rest = 0;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        rest += a[p * size + q] ** 2;
        rotate(a, v.values, size, p, q);
      }
    }
    if (rest <= 1e-26 * total) {
      break;
    }
  }
  const order = Array.from({ length: size }, (_, k) => k).sort((x, y) => a[y * size + y] - a[x * size + x]);
  const vectors = dense(size, size);
  order.forEach((from, to) => line(vectors, to).set(line(v, from)));
  return { vectors, values: Float64Array.from(order, k => a[k * size + k]) };
}

function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const off = a[p * size + q];
  if (off === 0) {
    return;
  }
  const theta = (a[q * size + q] - a[p * size + p]) / (2 * off);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < size; k++) {
    const [x, y] = [a[k * size + p], a[k * size + q]];
    a[k * size + p] = c * x - s * y;
    a[k * size + q] = s * x + c * y;
  }
  for (let k = 0; k < size; k++) {
    const [x, y] = [a[p * size + k], a[q * size + k]];
    a[p * size + k] = c * x - s * y;
    a[q * size + k] = s * x + c * y;
    const [i, j] = [v[p * size + k], v[q * size + k]];
    v[p * size + k] = c * i - s * j;
    v[q * size + k] = s * i + c * j;
  }
}
