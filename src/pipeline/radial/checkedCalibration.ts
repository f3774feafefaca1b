import { InputError } from '../../core/errors';
import type { UsedCalibration } from '../../protocol/radial/radialResult';
import type { StoredCalibration } from '../../storage/calibration/recordFile';
import { ringAxes } from '../../storage/calibration/recordFile';

/**
 * What is used of a calibration, once it is clear that it can belong to the data.
 *
 * @param reason why it was chosen
 * @throws InputError `E_CALIBRATION`
 */
export function checkedCalibration(
  { path, ellipse, pixelSizeInvAng, ...told }: StoredCalibration,
  { path: data, shape }: { readonly path: string; readonly shape: readonly [number, number] },
  reason: string
): UsedCalibration {
  const made = told.detectorShape;
  if (made && !isSameShape(made, shape)) {
    throw new InputError(
      'E_CALIBRATION',
      `${path} was made with patterns of ${made.join(' x ')} pixels, but those of ${data} have ${shape.join(' x ')}. Choose the calibration of this detector, or convert both in the same way.`
    );
  }
  const [row, column, a, b, tilt] = ellipse;
  const isNear = row > -shape[0] && row < 2 * shape[0] && column > -shape[1] && column < 2 * shape[1];
  // The ring that it was fitted to is nowhere on the detector where all pixels lie within it, or all beyond
  const [nearest, farthest] = distances([row, column], shape);
  const isOnDetector = Math.max(a, b) >= nearest && Math.min(a, b) <= farthest;
  if (!(isNear && isOnDetector && Number.isFinite(tilt))) {
    throw new InputError(
      'E_CALIBRATION',
      `${path}: its ellipse (centre ${row.toFixed(1)}, ${column.toFixed(1)}, axes ${a.toFixed(1)} and ${b.toFixed(1)} px) does not fit patterns of ${shape.join(' x ')} pixels. Calibrate again.`
    );
  }
  const verdict = told.verdict ?? null;
  return {
    path,
    reason: `${reason}; verdict: ${verdict ?? 'none (made by another program)'}`,
    verdict,
    pixelSizeInvAng,
    ...ringAxes({ ellipse })
  };
}

/** Whether patterns have the same rows and columns. */
export function isSameShape(one: readonly [number, number], other: readonly [number, number]): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

/** From a point to the nearest and the farthest pixel. */
function distances(point: readonly [number, number], shape: readonly [number, number]): [number, number] {
  const along = point.map((at, axis) => {
    const last = shape[axis] - 1;
    return [Math.max(-at, 0, at - last), Math.max(Math.abs(at), Math.abs(at - last))];
  });
  return [Math.hypot(along[0][0], along[1][0]), Math.hypot(along[0][1], along[1][1])];
}
