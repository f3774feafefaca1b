/** How marked positions of a scan lie: counted fast within any distance of any position. */
class Counted {
  constructor(
    marked: ArrayLike<number>,
    private readonly rows: number,
    private readonly columns: number
  ) {
    this.before = new Int32Array(rows * (columns + 1));
    for (let row = 0; row < rows; row++) {
      for (let column = 0, at = row * (columns + 1); column < columns; column++, at++) {
        this.before[at + 1] = this.before[at] + (marked[row * columns + column] !== 0 ? 1 : 0);
      }
    }
  }

  /** Marked positions whose squared distance from one is at most a level */
  within(row: number, column: number, level: number): number {
    const reach = Math.floor(Math.sqrt(level));
    let count = 0;
    for (let y = Math.max(0, row - reach); y <= Math.min(this.rows - 1, row + reach); y++) {
      const across = Math.floor(Math.sqrt(level - (y - row) ** 2));
      const start = y * (this.columns + 1);
      count +=
        this.before[start + Math.min(this.columns, column + across + 1)] -
        this.before[start + Math.max(0, column - across)];
    }
    return count;
  }

  /** In each row, how many lie before each position */
  private readonly before: Int32Array;
}

/**
 * Square of the distance within which each of some positions has `least` marked ones, itself among them.
 *
 * @param points marked positions, `least` or more
 * @returns by position of the scan
 */
export function coreLevels(
  points: readonly number[],
  marked: ArrayLike<number>,
  [rows, columns]: readonly [number, number],
  least: number
): Int32Array {
  const counted = new Counted(marked, rows, columns);
  const levels = new Int32Array(rows * columns);
  for (const point of points) {
    const [row, column] = [Math.floor(point / columns), point % columns];
    const isEnough = (level: number): boolean => counted.within(row, column, level) >= least;
    let [below, level] = [-1, 0];
    while (!isEnough(level)) {
      [below, level] = [level, 2 * level + 1];
    }
    while (level - below > 1) {
      const middle = Math.floor((below + level) / 2);
      [below, level] = isEnough(middle) ? [below, middle] : [middle, level];
    }
    levels[point] = level;
  }
  return levels;
}
