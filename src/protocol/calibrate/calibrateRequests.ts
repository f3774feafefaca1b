import * as z from 'zod';

import { calibratedSchema, keepingSchema } from './calibrateCapability';
import { calibrationOptionsSchema, frameChoiceSchema } from './calibrationOptions';
import { problemSchema } from '../problem';
import { calibrationRecordSchema, patternKindSchema } from './calibrationRecord';
import { imageSchema } from '../overview';

/** Frames read so far. A pattern that is there at once has no progress. */
const progress = z.object({ framesDone: z.number(), frames: z.number() });

/** The pattern that would be calibrated. What was read is kept for the fits that follow. */
export const calibrationPattern = {
  /** A converted file, a `.mib` file, or a file with one pattern */
  params: frameChoiceSchema.extend({ input: z.string() }),
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

/** A mask file as it lies on the pattern of a reference. */
export const calibrationMask = {
  params: frameChoiceSchema.extend({
    input: z.string(),
    mask: z.string(),
    maskPage: calibrationOptionsSchema.shape.maskPage
  }),
  progress,
  /** 1 = left out */
  result: z.object({ image: imageSchema })
} as const;

/** Row and column of the direct beam over the scan, px. */
const originMaps = z.object({ row: imageSchema, column: imageSchema });

/** Where the direct beam is over the scan of a reference: what moves there was smeared in the pattern that was fitted. */
export const calibrationOrigins = {
  params: z.object({
    input: z.string(),
    /** Whose geometry says where the beam is about */
    record: calibrationRecordSchema
  }),
  progress,
  result: z.object({
    /** Why there is nothing to show: frames cannot be read one by one (a single pattern, a stack), or the beam cannot be followed (a beam stop) */
    missing: z.enum(['scan', 'beam']).optional(),
    origins: z
      .object({
        /** As it was found, NaN where it was not; and the plane that was fitted to it */
        found: originMaps,
        plane: originMaps.optional(),
        /** Scan rows and columns from one entry to the next */
        every: z.tuple([z.number(), z.number()]),
        looked: z.number(),
        number: z.number(),
        /** Root mean square distance from the plane, px */
        residual: z.number().optional(),
        /** Row and column of the beam from one end of the plane to the other, px */
        drift: z.tuple([z.number(), z.number()]).optional()
      })
      .optional()
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
