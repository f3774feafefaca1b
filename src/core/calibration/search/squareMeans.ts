import type { CleanPattern } from '../pixels/calibrationPattern';

/**
 * Mean counts of the pixels that are used in a square about a pixel; 0 where none is.
 *
 * @param half half width of the square, px
 */
export function squareMeans(
  { counts, used, shape: [rows, columns] }: Pick<CleanPattern, 'counts' | 'used' | 'shape'>,
  half: number
): (row: number, column: number) => number {
  return (row, column) => {
    let [sum, number] = [0, 0];
    for (let r = Math.max(0, row - half); r <= Math.min(rows - 1, row + half); r++) {
      for (let c = Math.max(0, column - half); c <= Math.min(columns - 1, column + half); c++) {
        sum += used[r * columns + c] * counts[r * columns + c];
        number += used[r * columns + c];
      }
    }
    return number > 0 ? sum / number : 0;
  };
}
