import * as z from 'zod';

import { jobItemSchema, standingSchema } from '../protocol/jobs';
import { convertOptionsSchema } from '../protocol/convert/convertOptions';
import { shapeChoicesSchema } from '../protocol/convert/shapeChoice';

/** Of the files in a job directory; a job of another version is left alone. */
export const JOB_VERSION = 1;

export const processSchema = z.object({
  host: z.string(),
  place: z.string(),
  pid: z.number().int().positive(),
  started: z.string()
});

/** `job.json`: what is to be done. Written once, before anything runs. */
export const jobOrderSchema = z.object({
  version: z.literal(JOB_VERSION),
  /** Version of the program that made the job */
  software: z.string(),
  /** Also the name of the directory */
  id: z.string(),
  kind: z.literal('convert'),
  /** ISO 8601 */
  created: z.string(),
  /** Login name of who made it */
  user: z.string(),
  options: convertOptionsSchema,
  /** Scan shapes chosen by hand, by path: they count in place of the options'. Absent: none */
  shapes: shapeChoicesSchema.optional(),
  /** Files and folders, full paths; task i of n has those numbered i, i + n, ... */
  inputs: z.array(z.string()).min(1),
  /** Folders within which the job may read and write; none: what the user may */
  dataRoots: z.array(z.string()),
  launcher: z.literal('local'),
  tasks: z.number().int().positive(),
  /** The job whose failures this one tries again */
  retryOf: z.string().optional()
});

/** `launch.json`: what the launcher knows once it has begun to launch. */
export const launchSchema = z.object({
  version: z.literal(JOB_VERSION),
  launcher: z.literal('local'),
  /** ISO 8601 */
  launched: z.string(),
  process: processSchema
});

/** A file of a task without its result, so that the progress stays small. */
export const progressItemSchema = jobItemSchema.omit({ output: true, problem: true });

/** `progress-<task>.json`: written anew several times a second, and as a sign of life when there is nothing new. */
export const progressSchema = z.object({
  version: z.literal(JOB_VERSION),
  task: z.number().int().nonnegative(),
  process: processSchema,
  /** As the process itself says; whether it still lives is for the reader to find out */
  status: standingSchema,
  /** In words, for the user */
  reason: z.string().optional(),
  /** Milliseconds since 1970, here and below, by the clock of the task's machine */
  startedAt: z.number(),
  heartbeat: z.number(),
  endedAt: z.number().optional(),
  items: z.array(progressItemSchema),
  bytesPerSecond: z.number().optional(),
  secondsLeft: z.number().optional()
});

export type JobOrder = z.infer<typeof jobOrderSchema>;
export type Launch = z.infer<typeof launchSchema>;
export type TaskProgress = z.infer<typeof progressSchema>;
