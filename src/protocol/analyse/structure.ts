import * as z from 'zod';

/** A crystal structure by its powder rings. */
export const structureSchema = z.object({
  name: z.string(),
  /** In order of g */
  rings: z.array(
    z.object({
      /** 1/Å */
      g: z.number(),
      indices: z.tuple([z.number(), z.number(), z.number()]),
      /** 1 for the strongest */
      intensity: z.number()
    })
  )
});

export type Structure = z.infer<typeof structureSchema>;
