import { recordStandard } from '../../protocol/calibrate/recordStandard';
import type { Fit } from './fitSubject';
import { resultStem } from './recordPlace';
import type { ReportInput } from './report/reportInput';

/** What the report of a fit shows. */
export function reportInputOf({ record, calibration, pattern }: Fit): ReportInput {
  const { input, options } = record;
  const voltage = record['acceleration_voltage(V)'];
  const cameraLength = record['nominal_camera_length(m)'];
  const centimetres = Number((100 * cameraLength).toPrecision(4));
  return {
    calibration,
    pattern,
    sectors: options.excludeSectors,
    facts: {
      title: `${resultStem(input.path)}, ${voltage / 1000} kV, ${centimetres} cm`,
      inputFile: input.path,
      voltage,
      cameraLength,
      standard: recordStandard(record),
      frames: input.frames ?? undefined,
      time: record.created,
      version: record.version,
      options,
      further: [
        ['Kind of pattern', input.kind],
        ['Voltage from', input.voltage_from],
        ['Camera length from', input.camera_length_from],
        ...record.warnings.map((warning): [string, string] => ['Note', warning])
      ]
    }
  };
}
