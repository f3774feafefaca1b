import type { CleanPattern } from '../pixels/calibrationPattern';

/** Half width of the square over which counts are averaged, as a part of the detector */
const HALF = 0.01;

/** Where the counts of a pattern, averaged over a small square, are highest. */
export function brightestPlace({
  counts,
  used,
  shape: [rows, columns]
}: Pick<CleanPattern, 'counts' | 'used' | 'shape'>): { row: number; column: number } {
  const half = Math.max(1, Math.round(HALF * Math.max(rows, columns)));
  const best = { row: 0, column: 0 };
  let most = -1;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let [sum, number] = [0, 0];
      for (let r = Math.max(0, row - half); r <= Math.min(rows - 1, row + half); r++) {
        for (let c = Math.max(0, column - half); c <= Math.min(columns - 1, column + half); c++) {
          sum += used[r * columns + c] * counts[r * columns + c];
          number += used[r * columns + c];
        }
      }
      if (number > 0 && sum / number > most) {
        most = sum / number;
        Object.assign(best, { row, column });
      }
    }
  }
  return best;
}
