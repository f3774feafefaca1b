/** The value that so large a part of all pixels is above. */
export function brightest(values: Float64Array, part: number): number {
  return Float64Array.from(values).sort()[Math.ceil((1 - part) * values.length) - 1];
}

/** Moved by parts of a pixel, as programs do that align patterns: bilinear, edges repeated. */
export function movedBy(values: Float64Array, side: number, down: number, right: number): Float64Array {
  const inside = (place: number): number => Math.max(0, Math.min(side - 1, place));
  const [rows, columns] = [Math.floor(down), Math.floor(right)];
  const [y, x] = [down - rows, right - columns];
  return values.map((_, at) => {
    const [row, column] = [Math.floor(at / side) - rows, (at % side) - columns];
    const valueAt = (i: number, j: number): number => values[inside(row - i) * side + inside(column - j)];
    return (1 - y) * ((1 - x) * valueAt(0, 0) + x * valueAt(0, 1)) + y * ((1 - x) * valueAt(1, 0) + x * valueAt(1, 1));
  });
}

/** Gaussian of this standard deviation, px; edges repeated. */
export function blurred(values: Float64Array, side: number, sigma: number): Float64Array {
  const reach = Math.ceil(3 * sigma);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) => Math.exp(-((at - reach) ** 2) / (2 * sigma ** 2)));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const inside = (place: number): number => Math.max(0, Math.min(side - 1, place));
  const along = (image: Float64Array, [down, right]: readonly [number, number]): Float64Array =>
    image.map((_, at) => {
      const [row, column] = [Math.floor(at / side), at % side];
      const sum = weights.reduce((all, weight, place) => {
        const step = place - reach;
        return all + weight * image[inside(row + down * step) * side + inside(column + right * step)];
      }, 0);
      return sum / whole;
    });
  return along(along(values, [1, 0]), [0, 1]);
}

/** Sums of blocks of so many rows and columns. */
export function binned(values: Float64Array, side: number, by: number): Float64Array {
  const few = side / by;
  const sums = new Float64Array(few * few);
  values.forEach((value, at) => {
    sums[Math.floor(at / side / by) * few + Math.floor((at % side) / by)] += value;
  });
  return by === 1 ? values : sums;
}
