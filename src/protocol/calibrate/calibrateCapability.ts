import * as z from 'zod';

import { capability } from '../capability';
import { words } from '../optionWords';
import { calibrationOptionsSchema } from './calibrationOptions';
import { calibrationRecordSchema } from './calibrationRecord';

/** Where the record of a calibration goes. */
export const keepingSchema = z.object({
  out: z
    .string()
    .min(1)
    .optional()
    .meta(words({ flag: '--out <FILE>', hint: 'write the record to FILE, or into an existing folder', path: true })),
  force: z
    .boolean()
    .default(false)
    .meta(words({ flag: '--force', hint: 'write the record although the verdict is fail' }))
});

const { shape: known } = calibrationOptionsSchema;

/** What is dragged and drawn on one reference: it holds for that one alone, whatever is done with the others. */
export const byHandSchema = z.object({
  centre: known.centre,
  ellipse: known.ellipse,
  pixelSizeRange: known.pixelSizeRange,
  excludeDiscs: known.excludeDiscs,
  excludeSectors: known.excludeSectors,
  excludeArcs: known.excludeArcs
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

/** A standard, usually gold, gives pixel size and ellipse. */
export const calibrate = capability({
  kind: 'calibrate',
  noun: 'calibration',
  options: calibrationOptionsSchema.safeExtend(keepingSchema.shape),
  choice: byHandSchema,
  result: calibratedSchema,
  inputs: 'each',
  report: 'records',
  entry: ({ record }) => record,
  command: {
    description:
      'Find reciprocal pixel size and ellipticity from a gold cross-grating, or from another standard, and write <T1>_CL_<cm>cm.json beside the data.',
    argument: '[FILE...]',
    about: '_data.hdf5, .mib, another scan in HDF5, a single pattern (.hspy, HDF5, TIFF), or a folder',
    missing: 'FILE is missing: name a _data.hdf5, a .mib, a single pattern or a folder of them.',
    library: 'print the calibrations of the session of DIR by voltage and camera length, and do nothing else',
    json: 'print the record, or one JSON object with records and errors for several files'
  }
});

export type ByHand = z.output<typeof byHandSchema>;
export type Keeping = z.output<typeof keepingSchema>;
export type Kept = z.output<typeof keptSchema>;
export type Calibrated = z.output<typeof calibratedSchema>;
