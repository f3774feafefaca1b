import * as z from 'zod';

const libraryEntrySchema = z.object({
  path: z.string(),
  /** T1, or the name of the file that was calibrated without its ending */
  stem: z.string(),
  /** When gold was recorded by its name, ms since 1970; absent where the name does not say */
  recorded: z.number().optional(),
  /** V; absent in records of ePSIC's tools */
  voltage: z.number().optional(),
  /** Nominal, m */
  cameraLength: z.number(),
  /** Along the minor axis, 1/Å per px, with its standard error where that is known */
  pixelSizeInvAng: z.number(),
  pixelSizeError: z.number().optional(),
  axisRatio: z.number(),
  axisRatioError: z.number().optional(),
  /** Tilt of the major axis from the row axis (down) towards the columns (right), rad */
  theta: z.number(),
  /** Row and column of the direct beam, px */
  centre: z.tuple([z.number(), z.number()]),
  /** Absent in records of ePSIC's tools */
  verdict: z.enum(['pass', 'check', 'fail']).optional(),
  reason: z.string().optional(),
  created: z.string().optional()
});

const librarySchema = z.object({
  /** Below which they are */
  folder: z.string(),
  records: z.array(libraryEntrySchema)
});

/** All calibrations of the session of a folder. */
export const calibrationLibrary = {
  params: z.object({ folder: z.string() }),
  result: librarySchema
} as const;

/** Adds the voltage to a record that does not say it. */
export const calibrationUpgrade = {
  params: z.object({ path: z.string(), voltage: z.number().min(1000).max(3e6) }),
  result: libraryEntrySchema
} as const;

export type LibraryEntry = z.infer<typeof libraryEntrySchema>;
export type Library = z.infer<typeof librarySchema>;
