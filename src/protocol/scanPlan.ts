import * as z from 'zod';

/** Which stored frame belongs to which scan position: what each number means is said at `ScanPlan` in core/scan. */
export const scanPlanSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('scan'),
    rows: z.number(),
    columns: z.number(),
    firstFrame: z.number(),
    framesPerLine: z.number(),
    skippedPerLine: z.number(),
    rolled: z.object({ by: z.number(), columns: z.number() }).optional()
  }),
  z.object({ kind: z.literal('stack'), frames: z.number(), firstFrame: z.number() })
]);
