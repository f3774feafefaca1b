import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import type { RingOutline } from '../../plots/RingOverlay';
import type { RecordNumbers } from './recordNumbers';

/** The rings of a record as they lie on the detector; with `round` as they lie in the corrected pattern. */
export function ringOutlines({ rings }: CalibrationRecord, { values }: RecordNumbers, round = false): RingOutline[] {
  const root = Math.sqrt(values.axisRatio);
  return rings.flatMap(({ name, used, 'radii(px)': radii }) =>
    radii.map((radius, at) => ({
      name: name.split('+')[at] ?? name,
      used,
      // Radii are those of circles of the same area; the corrected pattern has pixels of the minor axis' size
      major: round ? radius / root : radius * root,
      minor: radius / root
    }))
  );
}
