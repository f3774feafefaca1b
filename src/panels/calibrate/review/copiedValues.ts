import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';

/** The values of a record as text for a notebook or a logbook: the three keys of ePSIC's tools, voltage, ratio and verdict. */
export function copiedValues(record: CalibrationRecord): string {
  const keys = [
    'reciprocal_space_pix(1/A)',
    'p_ellipse',
    'nominal_camera_length(m)',
    'acceleration_voltage(V)',
    'axis_ratio',
    'verdict'
  ] as const;
  return JSON.stringify(Object.fromEntries(keys.map(key => [key, record[key]])));
}
