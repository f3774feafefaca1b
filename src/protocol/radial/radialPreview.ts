import * as z from 'zod';

import { imageSchema } from '../overview';
import { calibrationChoiceSchema } from './calibrationChoice';
import { radialOptionsSchema } from './radialOptions';
import { usedCalibrationSchema } from './radialResult';

/** Numbers along q as they travel; null where a ring has no pixel that counts: JSON knows no NaN. */
const curve = z.array(z.number().nullable());

/** One pattern, transformed as the options say: what is seen before anything is written. */
export const radialPreview = {
  params: z.object({
    /** A converted file or a raw one */
    input: z.string(),
    /** Row and column of the scan as it is in the file, before its lines are rolled; of a stack [0, frame] */
    position: z.tuple([z.number(), z.number()]),
    options: radialOptionsSchema,
    /** The calibration that was picked for this scan; absent: as the options say */
    choice: calibrationChoiceSchema.optional(),
    /** False: as if rings were circles on the detector, to see what the calibration does */
    correction: z.boolean().default(true),
    /** The calibration may be another one than a moment ago: it is looked for before anything else */
    isAgain: z.boolean().optional()
  }),
  result: z.object({
    /** Counts, in the frame of a converted file; NaN where a pixel is bad. What the options exclude is still there */
    pattern: imageSchema,
    /** Of the q axis, 1/Å, beginning at 0 */
    stepInvAng: z.number(),
    profile: z.object({
      mean: curve,
      variance: curve,
      /** Standard errors of the mean, by counting and by the spread along the ring */
      countingError: curve,
      spreadError: curve,
      /** Part of every ring that is seen */
      seen: curve
    }),
    /** Rings that all patterns of the scan have together: the q axis of the unrolled pattern, which stays as positions change */
    mostRings: z.number(),
    /** Ellipses to draw: minor half axes in px, those of gold where the calibration has them */
    rings: z.array(z.object({ name: z.string(), minorRadius: z.number() })),
    /** Along which the rings lie */
    ellipse: z.object({ axisRatio: z.number(), theta: z.number() }),
    /** Row and column of the direct beam in this pattern, their mean over the scan, and where they come from */
    origin: z.object({
      place: z.tuple([z.number(), z.number()]),
      mean: z.tuple([z.number(), z.number()]),
      from: z.enum(['fast', 'slow', 'given'])
    }),
    calibration: usedCalibrationSchema
  })
} as const;

/** The scan before it is transformed: all counts of every pattern at its position. */
export const radialScanImage = {
  params: z.object({ input: z.string() }),
  /** As far as it is known; 0 elsewhere */
  progress: z.object({ image: imageSchema, framesDone: z.number(), frames: z.number() }),
  /** One row for a stack */
  result: z.object({ image: imageSchema })
} as const;

export type RadialPreview = z.infer<typeof radialPreview.result>;
