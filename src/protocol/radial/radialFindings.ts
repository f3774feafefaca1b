import * as z from 'zod';

import { imageSchema } from '../overview';
import { provenanceSchema } from '../provenance';
import { scanRegionSchema } from '../viewer';
import { radialOptionsSchema } from './radialOptions';
import { usedCalibrationSchema, usedOriginSchema } from './radialResult';

/** Numbers along q as they travel; null where a ring has no pixel that counts: JSON knows no NaN. */
const curve = z.array(z.number().nullable());

/** One normalised variance along q: as it is, what shot noise makes of it, and their difference. */
const varianceSchema = z.object({
  name: z.enum(['V_Omega', 'V_r', 'V_re', 'V_image']),
  raw: curve,
  shotNoise: curve,
  corrected: curve
});

/** Row and column of the direct beam over the scan. */
const originMaps = z.object({ row: imageSchema, column: imageSchema });

/** What a transform left beside the profiles: how they were made, where the beam was, and what the scan says as a whole. */
export const radialFindings = {
  params: z.object({
    /** `<T1>_azimuthal_mean.hspy` */
    mean: z.string()
  }),
  result: z.object({
    /** Absent for a file of another program */
    made: z
      .object({
        ...provenanceSchema.shape,
        input: z.string(),
        options: radialOptionsSchema,
        calibration: usedCalibrationSchema,
        origin: usedOriginSchema,
        /** V, m */
        voltage: z.number(),
        cameraLength: z.number(),
        /** Pixels that do not count, by reason */
        pixels: z.object({
          masked: z.number(),
          gap: z.number(),
          dead: z.number(),
          hot: z.number(),
          total: z.number()
        }),
        patterns: z.number(),
        warnings: z.array(z.string())
      })
      .optional(),
    /** As it was used; as it was found before the plane was fitted, NaN where nobody looked */
    origins: z.object({ used: originMaps, found: originMaps.optional() }).optional(),
    /** Of the whole scan; none in the convention epsic, and in files of other programs */
    variances: z.array(varianceSchema),
    /** Maximum of the corrected patterns, a PNG in base64 */
    picture: z.string().optional()
  })
} as const;

/** The normalised variances of a region: its patterns are read again. */
export const radialVariance = {
  params: z.object({ mean: z.string(), region: scanRegionSchema }),
  progress: z.object({ framesDone: z.number(), frames: z.number() }),
  result: z.object({ variances: z.array(varianceSchema) })
} as const;

export type RadialFindings = z.infer<typeof radialFindings.result>;
export type NormalisedVarianceCurves = z.infer<typeof varianceSchema>;
