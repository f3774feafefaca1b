/** A small matrix in float64, row after row: `rows` lines of `columns`. */
export interface Dense {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

export function dense(rows: number, columns: number, values: Float64Array = new Float64Array(rows * columns)): Dense {
  return { rows, columns, values };
}

export function line({ columns, values }: Dense, row: number): Float64Array {
  return values.subarray(row * columns, (row + 1) * columns);
}

/** a b^T: products of all rows of one with all of the other. */
export function timesTransposed(a: Dense, b: Dense): Dense {
  const product = dense(a.rows, b.rows);
  for (let row = 0; row < a.rows; row++) {
    const left = line(a, row);
    for (let column = 0; column < b.rows; column++) {
      product.values[row * b.rows + column] = dot(left, line(b, column));
    }
  }
  return product;
}

/** a b */
export function times(a: Dense, b: Dense): Dense {
  const product = dense(a.rows, b.columns);
  for (let row = 0; row < a.rows; row++) {
    const target = line(product, row);
    for (let inner = 0; inner < a.columns; inner++) {
      addScaled(target, line(b, inner), a.values[row * a.columns + inner]);
    }
  }
  return product;
}

export function transposed(a: Dense): Dense {
  const result = dense(a.columns, a.rows);
  for (let row = 0; row < a.rows; row++) {
    for (let column = 0; column < a.columns; column++) {
      result.values[column * a.rows + row] = a.values[row * a.columns + column];
    }
  }
  return result;
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) {
    sum += a[at] * b[at];
  }
  return sum;
}

/** target += factor * values */
export function addScaled(target: Float64Array, values: ArrayLike<number>, factor: number): void {
  for (let at = 0; at < target.length; at++) {
    target[at] += factor * values[at];
  }
}

/** Sum of the diagonal of a square matrix. */
export function trace({ rows, values }: Dense): number {
  let sum = 0;
  for (let k = 0; k < rows; k++) {
    sum += values[k * (rows + 1)];
  }
  return sum;
}
