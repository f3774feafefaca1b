import * as z from 'zod';

import { imageSchema } from '../overview';
import { radialOptionsSchema } from './radialOptions';
import { usedCalibrationSchema } from './radialResult';

/** Numbers along q as they travel; null where a ring has no pixel that counts: JSON knows no NaN. */
const curve = z.array(z.number().nullable());

/** One pattern, transformed as the options say: what is seen before anything is written. */
export const radialPreview = {
  params: z.object({
    /** A converted file or a raw one */
    input: z.string(),
    /** Row and column of the scan; of a stack [0, frame] */
    position: z.tuple([z.number(), z.number()]),
    options: radialOptionsSchema
  }),
  result: z.object({
    /** Counts, in the frame of a converted file */
    pattern: imageSchema,
    /** 1 where a pixel does not count */
    bad: imageSchema,
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
    /** Azimuth (rows, from the row axis towards the columns) x radius, NaN where nothing is seen */
    cake: imageSchema,
    /** Ellipses to draw: minor half axes in px, those of gold where the calibration has them */
    rings: z.array(z.object({ name: z.string(), minorRadius: z.number() })),
    /** Row and column of the direct beam in this pattern, and where that comes from */
    origin: z.object({ place: z.tuple([z.number(), z.number()]), from: z.string() }),
    calibration: usedCalibrationSchema
  })
} as const;

export type RadialPreview = z.infer<typeof radialPreview.result>;
