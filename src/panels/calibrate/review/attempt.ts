import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import type { Failure } from '../../parts/failure';
import type { CalibrationViews } from './views';

/** One way to look at the pattern, and what came of it. */
export interface Attempt {
  readonly options: CalibrationOptions;
  /** The drag that it is of: all of one drag is one step to be undone */
  readonly drag?: number;
  /** Absent until the fit is done */
  readonly record?: CalibrationRecord;
  readonly views?: CalibrationViews;
  /** Why there is no record */
  readonly failure?: Failure;
  /** Where this very record was written */
  readonly saved?: { readonly record: string; readonly report?: string };
}

/** A record that is on disk already. */
export interface StoredRecord {
  readonly path: string;
  readonly record: CalibrationRecord;
}
