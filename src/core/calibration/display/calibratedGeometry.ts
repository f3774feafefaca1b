import type { CalibrationNumbers } from '../calibration';
import type { Geometry } from '../geometry';
import { geometryOf } from '../geometry';

/** The geometry that a calibration's numbers stand for. */
export function calibratedGeometry(values: CalibrationNumbers): Geometry {
  const { centreRow, centreColumn, pixelSizeGeoInvAng, axisRatio, theta } = values;
  return geometryOf([centreRow, centreColumn], pixelSizeGeoInvAng, Math.log(axisRatio), theta);
}

/** The same centre and mean pixel size, as if the rings were circles. */
export function roundGeometry({ centreRow, centreColumn, pixelSizeGeoInvAng }: CalibrationNumbers): Geometry {
  return geometryOf([centreRow, centreColumn], pixelSizeGeoInvAng, 0, 0);
}
