/** Lines and columns on either side from which a pixel is expected to count; wider than the cross of a quad */
const REACH = 5;
/** A Poisson number of this mean is 0 once in 1e7; a pattern of 515 x 515 has some 1e5 runs of zeros */
const CERTAIN = 16;

/**
 * Pixels that did not count although others show that they should: runs of zeros along a row or a column that chance does
 * not explain. A single pixel needs bright neighbours for that, a dead row or the inside of a beam stop is found in a faint pattern
 * as well.
 *
 * What a pixel of a run should have counted is the smaller of the means beside the run, on one side and the other, so that
 * a reflection or the direct beam does not make its dark surroundings suspicious; for the same reason means are of square roots.
 */
export function deadPixels(
  counts: Float64Array,
  used: Uint8Array,
  [rows, columns]: readonly [number, number]
): Uint8Array {
  const dead = new Uint8Array(rows * columns);
  const { sums, numbers } = prefixSums(counts, used, rows, columns);
  const width = columns + 1;
  const mean = (top: number, bottom: number, left: number, right: number): number => {
    const [t, b] = [Math.max(0, top) * width, Math.min(rows, bottom) * width];
    const [l, r] = [Math.max(0, left), Math.min(columns, right)];
    const number = b > t && r > l ? numbers[b + r] - numbers[t + r] - numbers[b + l] + numbers[t + l] : 0;
    return number > 0 ? ((sums[b + r] - sums[t + r] - sums[b + l] + sums[t + l]) / number) ** 2 : Infinity;
  };
  const expected = (row: number, column: number, along: boolean): number => {
    const least = along
      ? Math.min(
          mean(row - REACH, row, column - REACH, column + REACH + 1),
          mean(row + 1, row + REACH + 1, column - REACH, column + REACH + 1)
        )
      : Math.min(
          mean(row - REACH, row + REACH + 1, column - REACH, column),
          mean(row - REACH, row + REACH + 1, column + 1, column + REACH + 1)
        );
    return Number.isFinite(least) ? least : 0;
  };
  const isDead = (line: number, start: number, end: number, along: boolean): boolean => {
    const thirds = [0, 0, 0];
    for (let at = start; at < end; at++) {
      const [row, column] = along ? [line, at] : [at, line];
      if (used[row * columns + column]) {
        thirds[Math.floor((3 * (at - start)) / (end - start))] += expected(row, column, along);
      }
    }
    // A long run beside the direct beam has counts to expect in one place only; a row or a beam stop has them at both ends
    const least = end - start > 2 * REACH ? 2 * Math.min(thirds[0], thirds[2]) : Infinity;
    return Math.min(least, thirds[0] + thirds[1] + thirds[2]) > CERTAIN;
  };
  const scan = (along: boolean): void => {
    const [lines, length] = along ? [rows, columns] : [columns, rows];
    for (let line = 0; line < lines; line++) {
      let start = 0;
      for (let at = 0; at <= length; at++) {
        const index = along ? line * columns + at : at * columns + line;
        if (at < length && (!used[index] || counts[index] === 0)) {
          continue;
        }
        if (at > start && isDead(line, start, at, along)) {
          for (let place = start; place < at; place++) {
            dead[along ? line * columns + place : place * columns + line] = 1;
          }
        }
        start = at + 1;
      }
    }
  };
  scan(true);
  scan(false);
  return dead.map((value, index) => value & used[index]);
}

/** Sums of square roots and of used pixels above and to the left of every corner of a pixel. */
function prefixSums(counts: Float64Array, used: Uint8Array, rows: number, columns: number) {
  const width = columns + 1;
  const [sums, numbers] = [new Float64Array((rows + 1) * width), new Float64Array((rows + 1) * width)];
  for (let row = 0; row < rows; row++) {
    let [sum, number] = [0, 0];
    for (let column = 0; column < columns; column++) {
      const index = row * columns + column;
      sum += used[index] ? Math.sqrt(counts[index]) : 0;
      number += used[index];
      const at = (row + 1) * width + column + 1;
      sums[at] = sums[at - width] + sum;
      numbers[at] = numbers[at - width] + number;
    }
  }
  return { sums, numbers };
}
