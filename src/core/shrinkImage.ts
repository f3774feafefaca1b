/** A row-major image of numbers. */
export interface PlainImage {
  readonly values: Float64Array;
  readonly shape: readonly [rows: number, columns: number];
}

/**
 * An image no larger than `longest` pixels on its longer side, every pixel the mean of a block; images that are small enough stay
 * as they are. Blocks at the end of a side are smaller where the sizes do not divide.
 */
export function shrinkImage({ values, shape }: PlainImage, longest: number): PlainImage {
  const [rows, columns] = shape;
  const factor = Math.max(1, Math.ceil(Math.max(rows, columns) / longest));
  const small: [number, number] = [Math.ceil(rows / factor), Math.ceil(columns / factor)];
  const sums = new Float64Array(small[0] * small[1]);
  const counts = new Float64Array(sums.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = Math.floor(row / factor) * small[1] + Math.floor(column / factor);
      sums[at] += values[row * columns + column];
      counts[at]++;
    }
  }
  return { values: sums.map((sum, at) => sum / counts[at]), shape: small };
}
