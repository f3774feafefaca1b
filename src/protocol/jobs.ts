import * as z from 'zod';

import { convertOptionsSchema } from './convert/convertOptions';
import { convertOutputSchema, problemSchema } from './convert/convertResult';
import { shapeChoicesSchema } from './convert/shapeChoice';

/**
 * How a job or one of its files stands. Waiting: for a core, or for its turn. Interrupted: what worked on it has
 * gone without an end (killed, or the machine restarted).
 */
export const standingSchema = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted']);

/** One file of a running or finished job. */
export const jobItemSchema = z.object({
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
 * A job as every browser of the user sees it: it lives on disk, whatever becomes of page, backend and server.
 */
export const jobSchema = z.object({
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
  items: z.array(jobItemSchema),
  bytesPerSecond: z.number().optional(),
  secondsLeft: z.number().optional(),
  /** Directory of the job, with its log */
  folder: z.string(),
  /** Machine that works on it; absent before it has begun */
  host: z.string().optional(),
  /** Login name of who started it */
  user: z.string(),
  /** The job whose failures this one tries again */
  retryOf: z.string().optional()
});

/** A job without its files. */
export const jobHeadSchema = jobSchema.omit({ items: true });

/** What has become different about a job since a page was told of it last: the files that did not change are left out. */
export const jobChangeSchema = z.object({
  head: jobHeadSchema,
  /** Files the page must know of to understand it, counted from the first. A page that knows fewer lists the jobs again. */
  needs: z.number(),
  /** Files there are; more of them follow at once where a long list is told in pieces */
  count: z.number(),
  /** New and changed files, with their place in the order of the work */
  items: z.array(z.object({ index: z.number(), item: jobItemSchema }))
});

export type Standing = z.infer<typeof standingSchema>;
export type JobItem = z.infer<typeof jobItemSchema>;
export type Job = z.infer<typeof jobSchema>;
export type JobHead = z.infer<typeof jobHeadSchema>;
export type JobChange = z.infer<typeof jobChangeSchema>;

/** Whether a job, or a file of one, waits or runs. */
export function isOpen({ status }: { readonly status: Standing }): boolean {
  return status === 'waiting' || status === 'running';
}
