import * as z from 'zod';

import { imageSchema, overviewSchema } from './overview';

const whole = z.number().int();
const count = whole.nonnegative();

/** A file of patterns (converted, another program's in HyperSpy's layout, or raw), with what is needed to walk through it. */
export const viewedFileSchema = z.object({
  output: z.string(),
  /** [scanY, scanX, detY, detX], or [frames, detY, detX] for a stack */
  shape: z.array(z.number()),
  dtype: z.string(),
  /** Changes when the file on disk does: what another answer was read from is then another file */
  version: z.string(),
  /** True when sum image and patterns were left in the file by the conversion, so that the overview is there at once */
  hasOverview: z.boolean(),
  /** A .mib that was not converted: its frames as a conversion with the usual options would order and decode them */
  isRaw: z.boolean().default(false),
  /** What the user should know of it: a scan shape that is a guess, frames that are missing */
  warnings: z.array(z.string()).default([])
});

/** Which frame: a scan position, or the number of a frame in a stack. */
export const framePositionSchema = z.union([
  z.object({ row: count, column: count }).strict(),
  z.object({ index: count }).strict()
]);

/** A rectangle of scan positions. A stack counts as one row. */
export const scanRegionSchema = z.object({
  row: count,
  column: count,
  rows: whole.positive(),
  columns: whole.positive()
});

/**
 * A virtual detector. Rows and columns are those of the pattern, fractions allowed; the centre of pixel (r, c) is at row r,
 * column c. A pixel counts, whole, when its centre is inside: at most `radius` or `outer` away from the detector's centre,
 * and at least `inner`. Pixels of an inserted gap between chips never count.
 */
export const detectorSchema = z.discriminatedUnion('shape', [
  z.object({ shape: z.literal('disc'), row: z.number(), column: z.number(), radius: z.number().nonnegative() }),
  z
    .object({
      shape: z.literal('annulus'),
      row: z.number(),
      column: z.number(),
      inner: z.number().nonnegative(),
      outer: z.number().nonnegative()
    })
    .refine(({ inner, outer }) => inner <= outer, {
      path: ['inner'],
      message: 'The inner radius of an annulus cannot be larger than the outer one.'
    })
]);

/** Some rows of a scan image, in the order of `rows`: what has become known since the last time. */
export const imageRowsSchema = z.object({
  rows: z.array(count),
  /** [rows.length, scan columns] */
  values: imageSchema
});

export const viewerPattern = {
  params: z.object({ output: z.string(), at: framePositionSchema }),
  result: z.object({
    image: imageSchema,
    /** Sum over its pixels */
    total: z.number(),
    /** False for a position whose frame was never saved: the pattern is then all zeros */
    stored: z.boolean(),
    /** Of the file it was read from, see viewedFileSchema */
    version: z.string()
  })
} as const;

export const viewerPatternSum = {
  params: z.object({ output: z.string(), region: scanRegionSchema }),
  /** The sum so far, of frames spread over the region */
  progress: z.object({ image: imageSchema, framesDone: z.number(), frames: z.number() }),
  result: z.object({ image: imageSchema, frames: z.number(), version: z.string() })
} as const;

export const viewerVirtualImage = {
  params: z.object({
    output: z.string(),
    detector: detectorSchema,
    /** A name of the page's own for the pane the image is for: a new request of the same pane ends the older one */
    viewer: z.string().min(1)
  }),
  progress: z.object({
    /** Absent for a stack */
    part: imageRowsSchema.optional(),
    framesDone: z.number(),
    frames: z.number()
  }),
  result: z.object({
    /** [scan rows, scan columns]; one row for a stack */
    image: imageSchema,
    /** Pixels of the pattern that count */
    pixels: z.number(),
    version: z.string()
  })
} as const;

export const viewerOverview = {
  params: z.object({ output: z.string() }),
  progress: z.object({
    /** Absent for a stack */
    part: imageRowsSchema.optional(),
    /** Mean of the frames so far */
    meanPattern: imageSchema,
    framesDone: z.number(),
    frames: z.number()
  }),
  result: overviewSchema
} as const;

export const viewerCalibration = {
  params: z.object({ output: z.string() }),
  result: z.object({
    /** Absent where no calibration of gold fits the conditions of the file, or these are not known */
    found: z
      .object({
        /** Of the mean radius of a ring, 1/Å per px */
        pixelSizeInvAng: z.number().positive(),
        /** Major by minor axis of a ring */
        axisRatio: z.number(),
        wavelengthAng: z.number().positive(),
        /** V, m */
        voltage: z.number(),
        cameraLength: z.number(),
        /** Null where another program made it */
        verdict: z.enum(['pass', 'check', 'fail']).nullable(),
        record: z.string(),
        /** HTML; absent where none lies beside the record */
        report: z.string().optional(),
        /** Why this one */
        reason: z.string()
      })
      .optional(),
    /** Why there is none */
    reason: z.string().optional()
  })
} as const;

export type ViewedCalibration = z.infer<typeof viewerCalibration.result>;
export type FoundCalibration = NonNullable<ViewedCalibration['found']>;
export type ViewedFile = z.infer<typeof viewedFileSchema>;
export type FramePosition = z.infer<typeof framePositionSchema>;
export type ScanRegion = z.infer<typeof scanRegionSchema>;
export type Detector = z.infer<typeof detectorSchema>;
export type ImageRows = z.infer<typeof imageRowsSchema>;
