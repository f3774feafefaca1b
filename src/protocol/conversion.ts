import * as z from 'zod';

import { convertOptionsSchema } from './convertOptions';
import { convertOutputSchema, problemSchema } from './convertResult';

/** One file of a running or finished conversion. */
export const conversionItemSchema = z.object({
  input: z.string(),
  status: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  framesDone: z.number(),
  frames: z.number(),
  bytesDone: z.number(),
  bytes: z.number(),
  output: convertOutputSchema.optional(),
  problem: problemSchema.optional()
});

/** A conversion as every browser of the user sees it: it belongs to the backend, not to a page. */
export const conversionSchema = z.object({
  id: z.string(),
  options: convertOptionsSchema,
  status: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** Milliseconds since 1970 */
  startedAt: z.number(),
  endedAt: z.number().optional(),
  items: z.array(conversionItemSchema),
  bytesPerSecond: z.number().optional(),
  secondsLeft: z.number().optional()
});

export type ConversionItem = z.infer<typeof conversionItemSchema>;
export type Conversion = z.infer<typeof conversionSchema>;
