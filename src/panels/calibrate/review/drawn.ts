import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import type { Attempt } from './attempt';
import type { RecordNumbers } from './recordNumbers';
import { recordNumbers } from './recordNumbers';
import type { CalibrationViews } from './views';

/** A record with geometry, and all that is drawn of it. */
export interface Drawn {
  readonly record: CalibrationRecord;
  readonly numbers: RecordNumbers;
  readonly views: CalibrationViews;
}

/** What is drawn of an attempt; undefined where no geometry was found. */
export function drawnOf({ record, views }: Pick<Attempt, 'record' | 'views'>): Drawn | undefined {
  const numbers = record && recordNumbers(record);
  return numbers && views && { record, numbers, views };
}
