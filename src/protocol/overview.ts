import * as z from 'zod';

const imageShape = { shape: z.tuple([z.number(), z.number()]) };

/** What stands in a 16-bit image where there is no value. */
export const NO_VALUE = 0xffff;

/**
 * A small image as it travels: row-major little-endian numbers, base64. Whole numbers below NO_VALUE, as most counts are, take half of the room.
 */
export const imageSchema = z.union([
  z.object({ ...imageShape, float32: z.string() }),
  z.object({ ...imageShape, uint16: z.string() })
]);

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
