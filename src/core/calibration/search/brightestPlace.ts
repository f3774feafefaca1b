import type { CleanPattern } from '../pixels/calibrationPattern';
import { squareMeans } from './squareMeans';

/** Half width of the square over which counts are averaged, as a part of the detector */
const HALF = 0.01;

/** Where the counts of a pattern, averaged over a small square, are highest. */
export function brightestPlace(pattern: Pick<CleanPattern, 'counts' | 'used' | 'shape'>): {
  row: number;
  column: number;
} {
  const [rows, columns] = pattern.shape;
  const meanAt = squareMeans(pattern, Math.max(1, Math.round(HALF * Math.max(rows, columns))));
  const best = { row: 0, column: 0, mean: 0 };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const mean = meanAt(row, column);
      if (mean > best.mean) {
        Object.assign(best, { row, column, mean });
      }
    }
  }
  return best;
}
