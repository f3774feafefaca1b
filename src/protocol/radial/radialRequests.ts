import * as z from 'zod';

import { imageSchema } from '../overview';
import { problemSchema } from '../problem';
import { scanRegionSchema } from '../viewer';
import { calibrationChoicesSchema } from './calibrationChoice';
import { radialOptionsSchema } from './radialOptions';
import { usedCalibrationSchema } from './radialResult';

const dataSetSchema = z.object({
  input: z.string(),
  /** T1, or the name of the file without its ending */
  stem: z.string(),
  /** Under which it was recorded, V and m; absent where that is not known */
  conditions: z.object({ voltage: z.number(), cameraLength: z.number() }).optional(),
  /** What would be used, and why; absent where nothing fits */
  calibration: usedCalibrationSchema.optional(),
  /** What the user should know of the data */
  notes: z.array(z.string()).default([]),
  /** Why it cannot be transformed, in a sentence */
  problem: z.string().optional(),
  /** File of mean profiles on disk */
  mean: z.string().optional(),
  /** When it was made; absent for a file of another program */
  made: z.string().optional(),
  /** Why the profiles on disk are not those that would be made now; absent: they are */
  stale: z.string().optional()
});

const recordSchema = z.object({
  path: z.string(),
  /** V; absent in records of ePSIC's tools */
  voltage: z.number().optional(),
  /** Nominal, m */
  cameraLength: z.number(),
  verdict: z.enum(['pass', 'check', 'fail']).nullable()
});

const dataSetsSchema = z.object({
  dataSets: z.array(dataSetSchema),
  /** The calibrations that there are to pick from, by path */
  records: z.array(recordSchema),
  problems: z.array(problemSchema)
});

/** The scans of a folder: with which calibration each would be transformed, and whether it is. */
export const radialDataSets = {
  /** The raw folder of a session, or any other */
  params: z.object({
    folder: z.string(),
    options: radialOptionsSchema,
    /** Calibrations that were picked for single scans, by path */
    choices: calibrationChoicesSchema.default({})
  }),
  result: dataSetsSchema
} as const;

/** Numbers along q as they travel; null where a ring has no pixel that counts: JSON knows no NaN. */
const curve = z.array(z.number().nullable());

/** The profiles of a file, seen as a map and as a mean. */
export const radialProfiles = {
  params: z.object({
    /** `<T1>_azimuthal_mean.hspy` */
    mean: z.string(),
    /** Positions whose mean profile is wanted; absent: all, with the map */
    region: scanRegionSchema.optional()
  }),
  result: z.object({
    /** Scan rows and columns */
    scan: z.tuple([z.number(), z.number()]),
    /** Of the q axis, 1/Å: of bin 0, and from one to the next */
    offset: z.number(),
    scale: z.number(),
    /** Counts summed over all rings at each position; absent with a region */
    intensity: imageSchema.optional(),
    /** Mean over the positions */
    profile: curve,
    /** Its standard error by counting; of a region of a file that keeps it */
    error: curve.optional(),
    /** Mean of the variances along the ring; absent without their file */
    variance: curve.optional()
  })
} as const;

export type RadialDataSet = z.infer<typeof dataSetSchema>;
export type CalibrationToPick = z.infer<typeof recordSchema>;
export type RadialDataSets = z.infer<typeof dataSetsSchema>;
export type RadialProfiles = z.infer<typeof radialProfiles.result>;
