import * as z from 'zod';

import { convertOptionsSchema } from './convert/convertOptions';
import { problemSchema } from './problem';
import { inspectionSchema } from './convert/inspection';
import { scanPlanSchema } from './scanPlan';
import { placeSchema } from './session';
import { shapeChoicesSchema } from './convert/shapeChoice';

/** The scan a conversion with the options of the table would make. */
export const rowScanSchema = z.object({
  mode: z.enum(['flyback', 'known', 'none']),
  /** Absent for a stack */
  rows: z.number().optional(),
  columns: z.number().optional(),
  /** Frames of a stack; absent for a scan */
  frames: z.number().optional(),
  firstFrame: z.number(),
  dropped: z.number(),
  /** What suggests the shape, as in `Candidate` */
  source: z.string(),
  /** One sentence */
  evidence: z.string(),
  /** True where nothing but a number of frames speaks for the shape */
  guess: z.boolean(),
  /** True while only some frame headers were read: the shape may change until all are */
  provisional: z.boolean(),
  /** Which frame lies where; absent for a stack, and where frames were lost, since the plan counts those too */
  plan: scanPlanSchema.optional()
});

/**
 * One acquisition. The first row of it holds only path, stem, sample, bytes and modified; later ones replace it as a whole.
 * A value that is not known stays absent.
 */
export const acquisitionRowSchema = z.object({
  /** First raw file, which is what a conversion is asked for; names the row */
  path: z.string(),
  /** Time stamp T1, name stem of the results */
  stem: z.string(),
  /** Folders between Merlin (or the watched folder, outside a session) and the time-stamped folder */
  sample: z.string(),
  /** Of all files of a series */
  bytes: z.number(),
  /** Newest change of a raw file, milliseconds since 1970 */
  modified: z.number(),
  /** Raw files of a series; absent for one */
  files: z.number().optional(),
  /** Start of the first exposure, ISO 8601; without Z where the header has local time only */
  taken: z.string().optional(),
  frames: z.number().optional(),
  /** Frames that were announced or numbered and are not there; absent where none is missing */
  lost: z.number().optional(),
  /** Detector in words, for example "2x2 chips, 512 x 512" */
  detector: z.string().optional(),
  /** Rows and columns of a converted frame */
  shape: z.tuple([z.number(), z.number()]).optional(),
  /** Counter depth in bits */
  depth: z.number().optional(),
  dtype: z.string().optional(),
  /** V */
  voltage: z.number().optional(),
  /** Nominal camera length, m */
  cameraLength: z.number().optional(),
  /** nm per scan step */
  stepNm: z.number().optional(),
  scan: rowScanSchema.optional(),
  /** Absent until it was looked at; failed: the raw data cannot be read, see `problem` */
  state: inspectionSchema.shape.state.optional(),
  stateReason: z.string().optional(),
  /** Where the result is or would be; absent outside a session without `out` */
  output: z.string().optional(),
  warnings: z.array(z.string()).optional(),
  /** Why it cannot be read, or not be converted as the options ask */
  problem: problemSchema.optional()
});

export const watchRequestSchema = z.object({
  place: placeSchema,
  /** What decides whether a result counts as complete; `out` says where results of data outside a session are */
  options: convertOptionsSchema.prefault({}),
  /** Scan shapes chosen by hand, by the path of the acquisition: they count in place of the options' */
  shapes: shapeChoicesSchema.default({}),
  /** Seconds between two looks at the folders; longer where looking takes long */
  pollSeconds: z.number().min(0.2).max(3600).default(3)
});

export const watchProgressSchema = z.object({
  /** New and changed rows, each as a whole */
  rows: z.array(acquisitionRowSchema),
  /** Paths of rows that are no more */
  gone: z.array(z.string()),
  /** Acquisitions whose details are known, and acquisitions found so far */
  scanned: z.number(),
  total: z.number(),
  /** True until all folders were walked once and every row has its details */
  busy: z.boolean(),
  /** Folders that cannot be read: all of them, whenever the list has changed */
  problems: z.array(problemSchema).optional()
});

/** Goes on until it is cancelled. */
export const watchAcquisitions = {
  params: watchRequestSchema,
  result: z.null(),
  progress: watchProgressSchema
} as const;

const pictureSchema = z.object({
  /** Grey PNG, base64 */
  png: z.string(),
  /** Rows and columns of the picture */
  shape: z.tuple([z.number(), z.number()]),
  shows: z.enum(['scan', 'pattern']),
  /** What it shows as a sentence, with the number of frames */
  caption: z.string()
});

/** Small pictures of an acquisition, converted or not: scan image and pattern; of a stack the pattern alone. */
export const thumbnailSchema = z.object({ pictures: z.array(pictureSchema).min(1).max(2) });

export const acquisitionThumbnail = {
  params: z.object({
    path: z.string(),
    /** `output` of the row, whether or not there is a result */
    output: z.string().optional(),
    /** `scan.plan` of the row */
    plan: scanPlanSchema.optional(),
    /** Longest side, pixels */
    size: z.number().int().min(16).max(512).default(64)
  }),
  result: thumbnailSchema
} as const;

export type RowScan = z.output<typeof rowScanSchema>;
export type AcquisitionRow = z.output<typeof acquisitionRowSchema>;
export type WatchRequest = z.output<typeof watchRequestSchema>;
export type WatchProgress = z.output<typeof watchProgressSchema>;
export type Thumbnail = z.output<typeof thumbnailSchema>;
