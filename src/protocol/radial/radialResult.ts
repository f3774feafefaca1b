import * as z from 'zod';

/** What is used of a calibration, and why this one. */
export const usedCalibrationSchema = z.object({
  /** The record */
  path: z.string(),
  /** In words: what matched, which of several, and its verdict */
  reason: z.string(),
  verdict: z.enum(['pass', 'check', 'fail']).nullable(),
  /** Along the minor axis, 1/Å per px */
  pixelSizeInvAng: z.number(),
  axisRatio: z.number(),
  /** Tilt of the major axis from the row axis towards the columns, rad */
  theta: z.number()
});

/** How origins were found. */
export const usedOriginSchema = z.object({
  method: z.enum(['fast', 'slow', 'given']),
  /** Row and column of the direct beam, mean over the scan, px */
  mean: z.tuple([z.number(), z.number()]),
  /** Px per scan position: rows and columns of the origin along a scan row, then from one row to the next */
  descan: z.object({
    alongColumns: z.tuple([z.number(), z.number()]),
    alongRows: z.tuple([z.number(), z.number()])
  }),
  /** Patterns in which the beam was found, of those that were looked at */
  found: z.number(),
  looked: z.number(),
  /** Root mean square distance of what was found from the plane, px */
  residual: z.number()
});

/** What became of one file. */
export const radialResultSchema = z.object({
  input: z.string(),
  /** `<T1>_azimuthal_mean.hspy` */
  mean: z.string(),
  /** `<T1>_azimuthal_var.hspy` */
  var: z.string(),
  /** `<T1>_corrected_scaled.hspy`; null where it was not asked for */
  corrected: z.string().nullable(),
  calibration: usedCalibrationSchema,
  origin: usedOriginSchema,
  patterns: z.number(),
  seconds: z.number(),
  /** True when it was there already, made the same way */
  skipped: z.boolean(),
  warnings: z.array(z.string())
});

export type UsedCalibration = z.infer<typeof usedCalibrationSchema>;
export type UsedOrigin = z.infer<typeof usedOriginSchema>;
export type RadialResult = z.infer<typeof radialResultSchema>;

/** A result as the command's JSON object lists it. */
export function radialEntry(result: RadialResult): object {
  const { input, mean, var: variance, corrected, calibration, origin, patterns, seconds } = result;
  return {
    input,
    mean,
    var: variance,
    corrected,
    calibration: calibration.path,
    origin: origin.mean,
    patterns,
    seconds
  };
}
