import type { ImagePoint } from '../axes';
import { toScreen } from '../axes';
import type { HandleGeometry, ImageShape } from './handleGeometry';

/** The handle of a single place, which may lie outside of the image by its size. */
export const pointHandles: HandleGeometry<ImagePoint, 'centre'> = {
  parts: () => ['centre'],
  dragged: (point, _, from, to, image) =>
    within({ row: point.row + to.row - from.row, column: point.column + to.column - from.column }, image),
  nudged: (point, _, step, image) => within({ row: point.row + step.row, column: point.column + step.column }, image),
  numbersOf: (point, _, [rows, columns], trans) => [
    { label: trans.__('Row'), value: point.row, min: -rows, max: 2 * rows, changed: row => ({ ...point, row }) },
    {
      label: trans.__('Column'),
      value: point.column,
      min: -columns,
      max: 2 * columns,
      changed: column => ({ ...point, column })
    }
  ],
  words: (_, trans) => trans.__('Centre'),
  says: ({ row, column }, _, trans) => trans.__('row %1, column %2', row, column),
  draw: (point, _, axes) => ({ knob: toScreen(axes, point) })
};

/** Tenths of a pixel: finer than a hand, and short to read. */
function within({ row, column }: ImagePoint, [rows, columns]: ImageShape): ImagePoint {
  const tenth = (value: number, size: number): number =>
    Math.min(2 * size, Math.max(-size, Math.round(value * 10) / 10));
  return { row: tenth(row, rows), column: tenth(column, columns) };
}
