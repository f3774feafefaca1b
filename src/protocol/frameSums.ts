import * as z from 'zod';

/**
 * The sum over the pixels of every raw frame, for drawing the scan image that any scan shape would give.
 *
 * Frames are counted by their place in time, as scan plans count them: a frame that was never saved has its place, and
 * NaN as its sum.
 */
export const frameSums = {
  params: z.object({
    /** A .mib file; the other files of its series belong to it */
    path: z.string(),
    /** Only every n-th place, for a first look at a large acquisition */
    sampling: z.number().int().positive().default(1)
  }),
  progress: z.object({
    /** Place of the first sum; the next ones are `sampling` apart, and parts come in order */
    first: z.number(),
    /** Little-endian float32, base64 */
    sums: z.string(),
    /** Places summed so far, this part included, and in all */
    done: z.number(),
    of: z.number()
  }),
  result: z.object({
    /** Places, the ones left out by the sampling included */
    places: z.number(),
    /** Raw frames that are there */
    frames: z.number(),
    /** True when the sums were remembered from an earlier request */
    remembered: z.boolean()
  })
} as const;
