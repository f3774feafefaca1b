import * as z from 'zod';

import { calibratedSchema, keepingSchema } from './calibrateCapability';
import { calibrationOptionsSchema } from './calibrationOptions';
import { problemSchema } from '../problem';
import { calibrationRecordSchema, patternKindSchema } from './calibrationRecord';
import { imageSchema } from '../overview';

/** Frames read so far. A pattern that is there at once has no progress. */
const progress = z.object({ framesDone: z.number(), frames: z.number() });

/** The pattern that would be calibrated. What was read is kept for the fits that follow. */
export const calibrationPattern = {
  /** A converted file, a `.mib` file, or a file with one pattern */
  params: z.object({ input: z.string(), page: calibrationOptionsSchema.shape.page }),
  progress,
  result: z.object({
    /** Counts summed over the scan, in the frame of a converted file; NaN where no detector is */
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
    /** Write record and report; absent: write nothing */
    write: keepingSchema.optional()
  }),
  progress,
  result: calibratedSchema.extend({
    /** True when the pattern was kept from an earlier request */
    remembered: z.boolean()
  })
} as const;

const goldReferenceSchema = z.object({
  input: z.string(),
  /** T1, or the name of the file without its ending */
  stem: z.string(),
  /** V and m, of the record or of the metadata; absent where nothing says so */
  voltage: z.number().optional(),
  cameraLength: z.number().optional(),
  /** Its newest calibration on disk */
  stored: z
    .object({
      path: z.string(),
      pixelSizeInvAng: z.number(),
      /** Absent for a file with the three keys of ePSIC's tools */
      record: calibrationRecordSchema.optional()
    })
    .optional(),
  /** Why it cannot be looked at */
  problem: z.string().optional()
});

const referencesSchema = z.object({ references: z.array(goldReferenceSchema), problems: z.array(problemSchema) });

/** The gold references of a folder and how they stand. */
export const calibrationReferences = {
  /** The raw folder of a session, or any other */
  params: z.object({ folder: z.string() }),
  result: referencesSchema
} as const;

export type GoldReference = z.infer<typeof goldReferenceSchema>;
/** The report that was written beside a record. */
export const calibrationReport = {
  params: z.object({ record: z.string() }),
  result: z.object({ path: z.string(), text: z.string() })
} as const;

export type References = z.infer<typeof referencesSchema>;
