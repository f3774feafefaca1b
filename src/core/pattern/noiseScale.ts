/** Median of the square of a normal variable of unit variance */
const MEDIAN_SQUARE = 0.4549;

/**
 * By what the values of a pattern have to be multiplied so that they scatter as counts do, with a variance that equals
 * the mean: from second differences along rows, which a smooth pattern does not change. Too large where neighbouring pixels
 * are correlated, by the detector or by interpolation.
 *
 * @param values row-major
 * @returns 1 where nothing scatters
 */
export function noiseScale(values: ArrayLike<number>, [rows, columns]: readonly [number, number]): number {
  const ratios: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 1; column < columns - 1; column++) {
      const at = row * columns + column;
      const [left, middle, right] = [values[at - 1], values[at], values[at + 1]];
      // Of variances v, the difference has v + 4 v + v
      const expected = left + 4 * middle + right;
      if (Math.min(left, middle, right) > 0) {
        ratios.push((left - 2 * middle + right) ** 2 / expected);
      }
    }
  }
  const median = Float64Array.from(ratios).sort()[Math.floor(ratios.length / 2)];
  return median > 0 ? MEDIAN_SQUARE / median : 1;
}
