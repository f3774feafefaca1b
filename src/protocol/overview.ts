import * as z from 'zod';

const imageShape = { shape: z.tuple([z.number(), z.number()]) };

/** What stands in a 16-bit image where there is no value. */
export const NO_VALUE = 0xffff;
/** What stands in an 8-bit image where there is no value, and where there is one of those that have no room in 8 bits. */
export const NO_SMALL_VALUE = 0xff;
export const LARGER_VALUE = 0xfe;

/**
 * A small image as it travels: row-major little-endian numbers, base64. Whole numbers below NO_VALUE, as most counts are, take half of the room, and
 * a quarter where few of them are large, as in a diffraction pattern.
 */
export const imageSchema = z.union([
  z.object({ ...imageShape, float32: z.string() }),
  z.object({ ...imageShape, uint16: z.string() }),
  /** larger: the values where LARGER_VALUE stands, in their order */
  z.object({ ...imageShape, uint8: z.string(), larger: z.array(z.number()) })
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
