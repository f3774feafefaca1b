import * as z from 'zod';

import type { Kind } from '../protocol/capabilities';
import { KINDS } from '../protocol/capabilities';
import { itemSchema, standingSchema } from '../protocol/jobs';
import { jobOrderSchema, launchSchema, processSchema } from './jobSchema';
import type { JobFiles } from './jobFiles';
import type { JobState } from './jobState';
import { itemsOfTasks } from './jobState';

/** An ended job as its directory told of it, enough to be listed. */
export interface EndedJob {
  readonly folder: string;
  /** Of the directory as it was read: see `directoryMark` */
  readonly mark: string;
  readonly files: JobFiles;
  readonly state: JobState;
}

const lookSchema = z.object({
  state: z.enum(['pending', 'running', 'gone', 'unknown']),
  reason: z.string().optional(),
  word: z.string().optional(),
  as: z.enum(['done', 'failed', 'cancelled', 'interrupted']).optional(),
  id: z.string().optional(),
  node: z.string().optional(),
  isHeld: z.boolean().optional(),
  isStuck: z.boolean().optional(),
  again: z.object({ memory: z.string().optional(), time: z.string().optional() }).optional()
});

const standing = {
  status: standingSchema,
  reason: z.string().optional(),
  endedAt: z.number().optional(),
  bytesPerSecond: z.number().optional(),
  framesPerSecond: z.number().optional(),
  secondsLeft: z.number().optional(),
  process: processSchema.optional()
};

const headSchema = z.object({
  folder: z.string(),
  mark: z.string(),
  order: jobOrderSchema,
  launch: launchSchema.optional()
});

/** Its items are those of its tasks. */
const stateSchemas = Object.fromEntries(KINDS.map(kind => [kind, stateSchema(kind)])) as Readonly<
  Record<Kind, ReturnType<typeof stateSchema>>
>;

function stateSchema(kind: Kind) {
  const task = z.object({
    ...standing,
    items: z.array(itemSchema(kind)),
    startedAt: z.number().optional(),
    look: lookSchema.optional()
  });
  const job = z.object({
    ...standing,
    isHeld: z.boolean(),
    isStuck: z.boolean().optional(),
    tasks: z.array(task)
  });
  return job as unknown as z.ZodType<Omit<JobState, 'items'>>;
}

/** A line of the index, see `EndedJobs`. */
export function lineOf({ folder, mark, files: { order, launch }, state: { items: _, ...state } }: EndedJob): string {
  return `${JSON.stringify({ folder, mark, order, launch, state })}\n`;
}

/** The directory that a line is of, without taking it apart. */
export function folderOf(line: string): string | undefined {
  const [, folder] = /^\{(?:"software":"[^"\\]*",)?"folder":("(?:[^"\\]|\\.)*"),/.exec(line) ?? [];
  try {
    return folder === undefined ? undefined : (JSON.parse(folder) as string);
  } catch {
    return undefined;
  }
}

/** The job that a line tells of, whichever version wrote it; undefined where its directory is to be read. */
export function recalled(line: string): EndedJob | undefined {
  try {
    const parsed = JSON.parse(line) as { readonly state?: unknown };
    const { folder, mark, order, launch } = headSchema.parse(parsed);
    const state = stateSchemas[order.kind].parse(parsed.state);
    const whole = { ...state, items: itemsOfTasks(order, state.tasks) };
    return { folder, mark, ...remembered({ files: { order, launch }, state: whole }) };
  } catch {
    // Two servers may have written at once, a disk be full, or what is known of a job have changed since
    return undefined;
  }
}

/** An ended job with no more of its files than a later server would know. */
export function remembered({
  files: { order, launch },
  state
}: {
  files: Pick<JobFiles, 'order' | 'launch'>;
  state: JobState;
}): Pick<EndedJob, 'files' | 'state'> {
  const tasks = state.tasks.map(() => ({}));
  return { files: { order, launch, tasks, cancelAsked: tasks.map(() => false) }, state };
}
