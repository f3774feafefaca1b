import type { CalibrationNumbers, HigherDistortion, Matrix2 } from '../../../core/calibration/calibration';
import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';

/** The geometry that stands in a record. */
export interface RecordNumbers {
  readonly values: CalibrationNumbers;
  readonly errors: CalibrationNumbers;
  readonly distortion: Matrix2;
  readonly higher?: HigherDistortion;
}

/** The numbers of a record as they are calculated with; undefined for one without geometry. */
export function recordNumbers(record: CalibrationRecord): RecordNumbers | undefined {
  const { p_ellipse: ellipse, axis_ratio: axisRatio, distortion, standard_errors: errors } = record;
  const pixelSizeInvAng = record['reciprocal_space_pix(1/A)'];
  const pixelSizeGeoInvAng = record['reciprocal_space_pix_geometric_mean(1/A)'];
  if (!ellipse || !distortion || axisRatio === null || pixelSizeInvAng === null || pixelSizeGeoInvAng === null) {
    return undefined;
  }
  const [centreRow, centreColumn, , , tilt] = ellipse;
  const error = (key: keyof NonNullable<typeof errors>): number => errors?.[key] ?? NaN;
  return {
    // A tilt and half a turn more are the same ellipse
    values: {
      pixelSizeInvAng,
      pixelSizeGeoInvAng,
      axisRatio,
      theta: tilt <= -Math.PI / 2 ? tilt + Math.PI : tilt,
      centreRow,
      centreColumn
    },
    errors: {
      pixelSizeInvAng: error('reciprocal_space_pix(1/A)'),
      pixelSizeGeoInvAng: error('reciprocal_space_pix_geometric_mean(1/A)'),
      axisRatio: error('axis_ratio'),
      theta: error('theta(rad)'),
      centreRow: error('centre_row(px)'),
      centreColumn: error('centre_column(px)')
    },
    distortion: [...distortion.matrix[0], ...distortion.matrix[1]],
    higher: record.higher_distortion ? higherOf(record.higher_distortion) : undefined
  };
}

function higherOf(higher: NonNullable<CalibrationRecord['higher_distortion']>): HigherDistortion {
  return {
    comaRow: higher['coma_row(A)'],
    comaColumn: higher['coma_column(A)'],
    threefoldCos: higher['threefold_cos(A)'],
    threefoldSin: higher['threefold_sin(A)'],
    radial: higher['radial(A^2)'],
    radialError: higher['radial_error(A^2)'] ?? NaN,
    referenceQ: higher['reference_q(1/A)']
  };
}
