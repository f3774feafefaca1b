const HOT_FACTOR = 5;
const HOT_SIGMA = 8;
/** As many as a pixel in a corner has. One that a mask leaves alone has nothing to be compared with */
const LEAST_NEIGHBOURS = 3;

/**
 * Pixels that counted far more than all their neighbours. A sharp reflection is none: the blur of the detector gives its neighbours a
 * fifth of it or more.
 *
 * @param used 1 = the pixel counts, as do those that it is compared with
 */
export function hotPixels(
  counts: Float64Array,
  used: Uint8Array,
  [rows, columns]: readonly [number, number]
): Uint8Array {
  const hot = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const index = row * columns + column;
      const value = counts[index];
      if (!used[index] || value <= HOT_SIGMA) {
        continue;
      }
      let [largest, neighbours] = [0, 0];
      for (let r = row > 0 ? row - 1 : 0; r <= row + 1 && r < rows; r++) {
        for (let c = column > 0 ? column - 1 : 0; c <= column + 1 && c < columns; c++) {
          const other = r * columns + c;
          if (other !== index && used[other]) {
            neighbours++;
            largest = counts[other] > largest ? counts[other] : largest;
          }
        }
      }
      // Cheaper than the square root, and nearly always the answer
      if (value <= HOT_FACTOR * largest || neighbours < LEAST_NEIGHBOURS) {
        continue;
      }
      hot[index] = value > HOT_FACTOR * largest + HOT_SIGMA * Math.sqrt(largest + 1) ? 1 : 0;
    }
  }
  return hot;
}
