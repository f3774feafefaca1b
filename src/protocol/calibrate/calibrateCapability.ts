import * as z from 'zod';

import { capability } from '../capability';
import { calibrationOptionsSchema } from './calibrationOptions';
import { calibrationRecordSchema } from './calibrationRecord';

/** Where the record of a calibration goes. */
export const keepingSchema = z.object({
  /** A file, or a folder that exists; absent: where it belongs */
  out: z.string().min(1).optional(),
  /** Also with a verdict of fail, if there is a pixel size to write */
  force: z.boolean().default(false)
});

/** Where record and report of a calibration were written. */
export const keptSchema = z.object({
  record: z.string(),
  /** Beside it: an HTML page that needs nothing else */
  report: z.string(),
  /** When the record was made that stood there before, ISO 8601 */
  replaced: z.string().optional()
});

/** What became of one file: also a verdict of fail is a result. */
export const calibratedSchema = z.object({
  record: calibrationRecordSchema,
  /** Absent when nothing was written, as with a verdict of fail */
  written: keptSchema.optional()
});

/** Gold gives pixel size and ellipse. */
export const calibrate = capability({
  kind: 'calibrate',
  noun: 'calibration',
  options: calibrationOptionsSchema.extend(keepingSchema.shape),
  result: calibratedSchema,
  inputs: 'each',
  report: 'records'
});

export type Keeping = z.output<typeof keepingSchema>;
export type Kept = z.output<typeof keptSchema>;
export type Calibrated = z.output<typeof calibratedSchema>;
