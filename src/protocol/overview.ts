import * as z from 'zod';

/** A small image as it travels: row-major little-endian float32, base64. */
export const imageSchema = z.object({ shape: z.tuple([z.number(), z.number()]), float32: z.string() });

/** What a conversion leaves to look at. */
export const overviewSchema = z.object({
  output: z.string(),
  /** Sum of every frame at its scan position; absent for a stack */
  sumImage: imageSchema.optional(),
  meanPattern: imageSchema,
  maximumPattern: imageSchema,
  /** nm per scan step; absent when the metadata give none */
  stepNm: z.number().optional()
});

export type Image = z.infer<typeof imageSchema>;
export type Overview = z.infer<typeof overviewSchema>;
