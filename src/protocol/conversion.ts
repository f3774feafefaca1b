import * as z from 'zod';

import { convertOptionsSchema } from './convertOptions';
import { convertOutputSchema, problemSchema } from './convertResult';
import { shapeChoicesSchema } from './shapeChoice';

/**
 * How a conversion or one of its files stands. Waiting: for a core, or for its turn. Interrupted: what worked on it has
 * gone without an end (killed, or the machine restarted).
 */
export const standingSchema = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted']);

/** One file of a running or finished conversion. */
export const conversionItemSchema = z.object({
  input: z.string(),
  status: standingSchema,
  framesDone: z.number(),
  frames: z.number(),
  bytesDone: z.number(),
  bytes: z.number(),
  output: convertOutputSchema.optional(),
  problem: problemSchema.optional()
});

/**
 * A conversion as every browser of the user sees it: it is a job that lives on disk, whatever becomes of page, backend
 * and server.
 */
export const conversionSchema = z.object({
  id: z.string(),
  options: convertOptionsSchema,
  /** Scan shapes chosen by hand, by path: they count in place of the options'. Absent: none */
  shapes: shapeChoicesSchema.optional(),
  status: standingSchema,
  /** Why it waits or was interrupted, in words */
  reason: z.string().optional(),
  /** When the user started it; milliseconds since 1970 */
  startedAt: z.number(),
  endedAt: z.number().optional(),
  /** In the order of the work; empty while the files are still looked for */
  items: z.array(conversionItemSchema),
  bytesPerSecond: z.number().optional(),
  secondsLeft: z.number().optional(),
  /** Directory of the job, with its log */
  folder: z.string(),
  /** Machine that works on it; absent before it has begun */
  host: z.string().optional(),
  /** Login name of who started it */
  user: z.string(),
  /** The conversion whose failures this one tries again */
  retryOf: z.string().optional()
});

/** A conversion without its files. */
export const conversionHeadSchema = conversionSchema.omit({ items: true });

/** What has become different about a conversion since a page was told of it last: the files that did not change are left out. */
export const conversionChangeSchema = z.object({
  head: conversionHeadSchema,
  /** Files the page must know of to understand it, counted from the first. A page that knows fewer lists the conversions anew. */
  needs: z.number(),
  /** Files there are; more of them follow at once where a long list is told in pieces */
  count: z.number(),
  /** New and changed files, with their place in the order of the work */
  items: z.array(z.object({ index: z.number(), item: conversionItemSchema }))
});

export type Standing = z.infer<typeof standingSchema>;
export type ConversionItem = z.infer<typeof conversionItemSchema>;
export type Conversion = z.infer<typeof conversionSchema>;
export type ConversionHead = z.infer<typeof conversionHeadSchema>;
export type ConversionChange = z.infer<typeof conversionChangeSchema>;

/** Whether a conversion, or a file of one, waits or runs. */
export function isOpen({ status }: { readonly status: Standing }): boolean {
  return status === 'waiting' || status === 'running';
}
