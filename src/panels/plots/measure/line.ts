import type { ImagePoint } from '../axes';
import type { Grid } from '../grid';

/** A line on an image, between two places in pixels. */
export interface Line {
  readonly from: ImagePoint;
  readonly to: ImagePoint;
}

/** Across the middle of an image, over half of its width. */
export function lineAcross([rows, columns]: readonly [number, number]): Line {
  const row = Math.round((rows - 1) / 2);
  return {
    from: { row, column: Math.round((columns - 1) / 4) },
    to: { row, column: Math.round((3 * (columns - 1)) / 4) }
  };
}

/** Length in pixels. */
export function lengthOf({ from, to }: Line): number {
  return Math.hypot(to.row - from.row, to.column - from.column);
}

/** Direction from the row axis (down) towards the columns (right), degrees from 0 to 180: a line has no head. */
export function directionOf({ from, to }: Line): number {
  const degrees = (180 / Math.PI) * Math.atan2(to.column - from.column, to.row - from.row);
  return ((degrees % 180) + 180) % 180;
}

/** Values along a line. */
export interface Samples {
  /** From its beginning, px */
  readonly distances: Float64Array;
  readonly values: Float64Array;
}

/**
 * The values of an image along a line, at most a pixel apart and both ends included: bilinear between the four pixels around
 * each place. NaN outside of the image, and where one of those that count has no value.
 */
export function sampleLine({ values, shape: [rows, columns] }: Grid, line: Line): Samples {
  const length = lengthOf(line);
  const steps = Math.max(1, Math.ceil(length - 1e-9));
  const distances = Float64Array.from({ length: steps + 1 }, (_, step) => (step / steps) * length);
  const at = (row: number, column: number): number =>
    row >= 0 && row < rows && column >= 0 && column < columns ? values[row * columns + column] : NaN;
  const sampled = Float64Array.from({ length: steps + 1 }, (_, step) => {
    const [row, column] = (['row', 'column'] as const).map(
      axis => line.from[axis] + (step / steps) * (line.to[axis] - line.from[axis])
    );
    const [top, left] = [Math.floor(row), Math.floor(column)];
    const [down, right] = [row - top, column - left];
    const corners = [
      [top, left, (1 - down) * (1 - right)],
      [top, left + 1, (1 - down) * right],
      [top + 1, left, down * (1 - right)],
      [top + 1, left + 1, down * right]
    ];
    // On the last row or column nothing beyond it counts
    return corners.reduce((sum, [r, c, weight]) => (weight > 0 ? sum + weight * at(r, c) : sum), 0);
  });
  return { distances, values: sampled };
}
