import { originRange } from '../../core/radial/originGrid';
import type { RingEllipse } from '../../core/radial/ringEllipse';

/** Where the mean direct beam is in sums of frames that were shifted by whole pixels (see AligningSums). */
export function alignedOrigin(origins: Float64Array): [row: number, column: number] {
  const { last } = originRange(origins, Math.round);
  const parts = [0, 0];
  origins.forEach((value, at) => (parts[at % 2] += value - Math.round(value)));
  return [last[0] + (2 * parts[0]) / origins.length, last[1] + (2 * parts[1]) / origins.length];
}

/**
 * A pattern with round rings about the middle pixel: what was stretched along the major axis is pressed together. Between pixels
 * it is interpolated; 0 beyond the pattern.
 *
 * @param values row-major
 * @param size rows and columns of the result
 * @param rotation turns the result from the rows (down) towards the columns (right), rad
 */
export function roundPattern(
  values: ArrayLike<number>,
  [rows, columns]: readonly [number, number],
  origin: readonly [number, number],
  { axisRatio, theta }: RingEllipse,
  size: readonly [number, number],
  rotation = 0
): Float64Array {
  const [c, s] = [Math.cos(theta), Math.sin(theta)];
  const [turnC, turnS] = [Math.cos(rotation), Math.sin(rotation)];
  const round = new Float64Array(size[0] * size[1]);
  const at = (row: number, column: number): number =>
    row >= 0 && row < rows && column >= 0 && column < columns ? values[row * columns + column] : 0;
  const [middleRow, middleColumn] = size.map(length => Math.floor(length / 2));
  for (let row = 0, pixel = 0; row < size[0]; row++) {
    for (let column = 0; column < size[1]; column++, pixel++) {
      // No pairs are made here: there would be as many as pixels
      const turnedDown = row - middleRow;
      const turnedRight = column - middleColumn;
      const down = turnC * turnedDown + turnS * turnedRight;
      const right = turnC * turnedRight - turnS * turnedDown;
      const along = axisRatio * (down * c + right * s);
      const across = right * c - down * s;
      const fromRow = origin[0] + along * c - across * s;
      const fromColumn = origin[1] + along * s + across * c;
      const top = Math.floor(fromRow);
      const left = Math.floor(fromColumn);
      const y = fromRow - top;
      const x = fromColumn - left;
      round[pixel] =
        (1 - y) * ((1 - x) * at(top, left) + x * at(top, left + 1)) +
        y * ((1 - x) * at(top + 1, left) + x * at(top + 1, left + 1));
    }
  }
  return round;
}
