import type { PlainImage } from '../../shrinkImage';
import type { CalibrationNumbers, Matrix2 } from '../calibration';
import type { CleanPattern } from '../pixels/calibrationPattern';
import { sampleCounts } from './sampleCounts';

/**
 * A pattern as it would be without the ellipse: rows x columns of the original, the direct beam where it was, pixels of
 * the minor axis' size. Counts per pixel of the original, NaN where the detector saw nothing.
 *
 * @param distortion takes offsets in the undistorted pattern to those on the detector
 */
export function undistortedPattern(
  pattern: Pick<CleanPattern, 'counts' | 'used' | 'shape'>,
  { centreRow, centreColumn }: CalibrationNumbers,
  [rr, rc, cr, cc]: Matrix2
): PlainImage {
  const [rows, columns] = pattern.shape;
  const values = new Float64Array(rows * columns);
  for (let row = 0, index = 0; row < rows; row++) {
    const down = row - centreRow;
    for (let column = 0; column < columns; column++, index++) {
      const right = column - centreColumn;
      values[index] = sampleCounts(pattern, centreRow + rr * down + rc * right, centreColumn + cr * down + cc * right);
    }
  }
  return { values, shape: [rows, columns] };
}
