import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import type { RecordNumbers } from './recordNumbers';
import type { CalibrationViews } from './views';

/** A record with geometry, and all that is drawn of it. */
export interface Drawn {
  readonly record: CalibrationRecord;
  readonly numbers: RecordNumbers;
  readonly views: CalibrationViews;
}
