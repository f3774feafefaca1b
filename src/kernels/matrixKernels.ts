/**
 * Products of tall matrices, float32. A matrix lies column after column, each of `rows` values (a multiple of 8), so that
 * vectors hold neighbouring rows and every sum is taken in a fixed order: the same bits from the WASM kernels and from
 * their plain twin.
 */
export interface MatrixKernels {
  /**
   * target[output][row] = sum over columns of factors[output][column] * source[column][row]
   *
   * @param factors float32, `columns` for each output
   */
  combineColumns(source: number, columns: number, rows: number, factors: number, outputs: number, target: number): void;

  /**
   * target[left][right] = sum over rows of left[row] * right[row], float64. Four partial sums in float32, row modulo 4,
   * are added in float64: for blocks of about a thousand rows.
   */
  crossProducts(
    left: number,
    leftColumns: number,
    right: number,
    rightColumns: number,
    rows: number,
    target: number
  ): void;

  /**
   * Sweeps of coordinate descent on min |X - W H|^2 for W >= floor, in place (Cichocki & Phan 2009, HALS): with `products` = H X^T
   * and `gram` = H H^T every coefficient takes the value that is best while the others stay.
   *
   * @param coefficients W, `components` columns
   * @param gram float32, its diagonal above 0
   */
  descendCoefficients(
    coefficients: number,
    products: number,
    gram: number,
    components: number,
    rows: number,
    sweeps: number,
    floor: number
  ): void;

  /** values = max(floor, values + beta (values - before)), value by value. @param length a multiple of 8 */
  extrapolate(values: number, before: number, length: number, beta: number, floor: number): void;

  /**
   * ratios[column][row] = counts[column][row] / max(model, floor), where the model is that of combineColumns for the coefficients and `turned`;
   * target[output][row] = sum over columns of factors[output][column] * ratios[column][row]
   *
   * @param turned float32, `components` for each column
   * @param factors float32, `columns` for each output
   * @param apart bytes from a column of the ratios to the next: 4 `rows`; or 32 where they are not wanted, and take 32 `columns` bytes only
   */
  ratioProducts(
    counts: number,
    columns: number,
    rows: number,
    coefficients: number,
    components: number,
    turned: number,
    factors: number,
    outputs: number,
    floor: number,
    ratios: number,
    apart: number,
    target: number
  ): void;

  /**
   * target[0] = sum of (value - model)^2, target[1] = sum of the squares of the values, float64; the model not below the floor
   *
   * @param length a multiple of 8
   */
  residualSquares(values: number, model: number, length: number, floor: number, target: number): void;

  /**
   * target[0] = sum of count ln(count / model) - count + model, target[1] = sum of (count - model)^2 / model, float64; the model not below the floor
   *
   * @param length a multiple of 8
   */
  divergence(counts: number, model: number, length: number, floor: number, target: number): void;
}
