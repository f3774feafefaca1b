import * as z from 'zod';

import { calibrationOptionsSchema } from './calibrationOptions';
import { calibrationRecordSchema, patternKindSchema } from './calibrationRecord';
import { imageSchema } from '../overview';

/** Frames read so far. A pattern that is there at once has no progress. */
const progress = z.object({ framesDone: z.number(), frames: z.number() });

/** The pattern that would be calibrated. What was read is kept for the fits that follow. */
export const calibrationPattern = {
  /** A converted file, a `.mib` file, or a file with one pattern */
  params: z.object({ input: z.string() }),
  progress,
  result: z.object({
    /** Counts summed over the scan, in the frame of a converted file */
    image: imageSchema,
    kind: patternKindSchema,
    /** Absent where it is not known */
    frames: z.number().optional(),
    /** What the metadata say, V and m; absent where they say nothing, and the form has to ask */
    voltage: z.number().optional(),
    cameraLength: z.number().optional(),
    warnings: z.array(z.string()),
    /** Changes with the file */
    version: z.string()
  })
} as const;

/** One fit. Fits of the same file after the first do not read it again. */
export const calibrationFit = {
  params: z.object({
    input: z.string(),
    options: calibrationOptionsSchema,
    /** Write record and report where they belong, or to `out`; with a verdict of fail only by `force` */
    write: z.object({ out: z.string().min(1).optional(), force: z.boolean().default(false) }).optional()
  }),
  progress,
  result: z.object({
    record: calibrationRecordSchema,
    /** Where the record was written; absent when it was not */
    written: z.string().optional(),
    /** Where its report was written: an HTML page that needs nothing else */
    report: z.string().optional(),
    /** True when the pattern was kept from an earlier request */
    remembered: z.boolean()
  })
} as const;
