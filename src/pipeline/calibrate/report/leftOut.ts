import type { CleanPattern } from '../../../core/calibration/pixels/calibrationPattern';
import type { Markup } from './html';
import { html } from './html';

/** More pieces than this would make the drawing slow and say nothing */
const MOST_PIECES = 4000;

/** The pixels of a picture that are not used, as one shape of horizontal runs; undefined for none, or too many pieces. */
export function leftOut({ used, shape: [rows, columns] }: Pick<CleanPattern, 'used' | 'shape'>): Markup | undefined {
  const runs: string[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const start = column;
      while (column < columns && used[row * columns + column] === 0) {
        column++;
      }
      if (column > start) {
        runs.push(`M${start - 0.5} ${row - 0.5}h${column - start}v1h${start - column}z`);
      }
    }
  }
  return runs.length === 0 || runs.length > MOST_PIECES
    ? undefined
    : html`<path class="left-out" d="${runs.join('')}" />`;
}
