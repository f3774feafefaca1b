import * as z from 'zod';

import type { ChoicesOf, GivenOptionsOf, Kind, OptionsOf, ResultOf } from './capabilities';
import { byKind, capabilities, choicesSchema, KINDS } from './capabilities';
import type { FormWish, SubmissionWish } from './cluster';
import { formWishSchema } from './cluster';
import type { Problem } from './problem';
import { problemSchema } from './problem';

/**
 * How a job or one of its files stands. Waiting: for a core, for its turn, or for the cluster. Interrupted: what worked on
 * it has gone without an end (killed, or the machine restarted). Unknown: the cluster does not answer, and the directory
 * does not tell.
 */
export const standingSchema = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted', 'unknown']);
export type Standing = z.infer<typeof standingSchema>;

/** Where the tasks of a job run: on the machine of the server, or on a cluster. */
export const launcherSchema = z.enum(['local', 'slurm']);
export type LauncherName = z.infer<typeof launcherSchema>;

/** Ended jobs that are listed at once, the latest first; older ones are asked for. */
export const ENDED_AT_ONCE = 100;

/** Which of the steps of a pipeline a job is. */
export const pipelinePlaceSchema = z.object({
  id: z.string(),
  /** From 0 */
  step: z.number().int().nonnegative(),
  steps: z.number().int().positive()
});
export type PipelinePlace = z.infer<typeof pipelinePlaceSchema>;

/** How far the work on a file is. */
export const itemProgressSchema = z.object({
  input: z.string(),
  /** Which part of the input, where it is worked on in parts; what joins them carries none */
  part: z.object({ index: z.number().int().nonnegative(), of: z.number().int().positive() }).optional(),
  status: standingSchema,
  /** Patterns */
  framesDone: z.number(),
  frames: z.number(),
  /** 0 where a kind of job does not read its inputs from one end to the other */
  bytesDone: z.number(),
  bytes: z.number(),
  /** What the work has found so far, as its kind tells it; absent where it tells nothing, and once it has ended */
  interim: z.unknown().optional()
});

/** The task of the cluster that works on a file. */
export const seenTaskSchema = z.object({
  /** Number within the job, from 0: names its log */
  index: z.number(),
  /** As 123_0 */
  id: z.string().optional(),
  /** Slurm's own word, such as PENDING */
  word: z.string().optional(),
  /** Why it waits, or what ended it, as a sentence */
  reason: z.string().optional(),
  /** It waits until it is released */
  held: z.boolean().optional(),
  /** It never starts unless somebody does something */
  stuck: z.boolean().optional(),
  node: z.string().optional(),
  /** When it began, and ended; milliseconds since 1970 */
  startedAt: z.number().optional(),
  endedAt: z.number().optional(),
  bytesPerSecond: z.number().optional(),
  framesPerSecond: z.number().optional(),
  secondsLeft: z.number().optional(),
  /** What to ask for when it is run again, where it had too little */
  again: z.object({ memory: z.string().optional(), time: z.string().optional() }).optional()
});
export type SeenTask = z.output<typeof seenTaskSchema>;

/** One file of a running or finished job, or all of them where they are worked on together. */
export interface JobItem<K extends Kind = Kind> extends z.output<typeof itemProgressSchema> {
  readonly result?: ResultOf<K>;
  readonly problem?: Problem;
  /** How many of the parts in which it is worked on are done; absent: it is done as a whole */
  readonly parts?: { readonly done: number; readonly of: number };
  /** Absent on the machine of the server, where one process does all */
  readonly task?: SeenTask;
}

/** A file of a job of that kind. */
export function itemSchema(kind: Kind): z.ZodObject {
  return itemProgressSchema.extend({
    result: capabilities[kind].result.optional(),
    problem: problemSchema.optional(),
    parts: z.object({ done: z.number(), of: z.number() }).optional(),
    task: seenTaskSchema.optional()
  });
}

interface HeadOf<K extends Kind> {
  readonly id: string;
  readonly kind: K;
  readonly options: OptionsOf<K>;
  /** What was chosen for single inputs in place of the options, by path. Absent: nothing */
  readonly choices?: ChoicesOf<K>;
  readonly launcher: LauncherName;
  readonly status: Standing;
  /** Why it waits or was interrupted, in words */
  readonly reason?: string;
  /** Tasks of it wait until they are released. Absent: none */
  readonly held?: boolean;
  /** Tasks of it never start unless somebody does something. Absent: none */
  readonly stuck?: boolean;
  /** When the user started it; milliseconds since 1970 */
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly bytesPerSecond?: number;
  readonly framesPerSecond?: number;
  readonly secondsLeft?: number;
  /** Directory of the job, with its log */
  readonly folder: string;
  /** Machine that works on it; absent before it has begun */
  readonly host?: string;
  /** Login name of who started it */
  readonly user: string;
  /** Number of another user whose it is: it is shown, and never acted on. Absent: one's own */
  readonly owner?: number;
  /** The job whose failures this one tries again */
  readonly retryOf?: string;
  /** The submission of several steps that it is one of */
  readonly pipeline?: PipelinePlace;
  /** The user wants it off the lists. Absent: no */
  readonly dismissed?: boolean;
}

const headShape = (kind: Kind) => ({
  id: z.string(),
  kind: z.literal(kind),
  options: capabilities[kind].options,
  choices: choicesSchema(kind).optional(),
  launcher: launcherSchema,
  status: standingSchema,
  reason: z.string().optional(),
  held: z.boolean().optional(),
  stuck: z.boolean().optional(),
  startedAt: z.number(),
  endedAt: z.number().optional(),
  bytesPerSecond: z.number().optional(),
  framesPerSecond: z.number().optional(),
  secondsLeft: z.number().optional(),
  folder: z.string(),
  host: z.string().optional(),
  user: z.string(),
  owner: z.number().int().optional(),
  retryOf: z.string().optional(),
  pipeline: pipelinePlaceSchema.optional(),
  dismissed: z.boolean().optional()
});

/** A job without its files. */
export type JobHead<K extends Kind = Kind> = { [P in K]: HeadOf<P> }[K];

/** A job as every browser of the user sees it: it lives on disk, whatever becomes of page, backend and server. */
export type Job<K extends Kind = Kind> = {
  [P in K]: HeadOf<P> & {
    /** In the order of the work; empty while the files are still looked for */
    readonly items: readonly JobItem<P>[];
  };
}[K];

export const jobSchema = byKind<Job>(kind => z.object({ ...headShape(kind), items: z.array(itemSchema(kind)) }));

/** What has become different about a job since a page was told of it last: the files that did not change are left out. */
export type JobChange<K extends Kind = Kind> = {
  [P in K]: {
    readonly kind: P;
    readonly head: HeadOf<P>;
    /** Files the page must know of to understand it, counted from the first. A page that knows fewer lists the jobs again. */
    readonly needs: number;
    /** Files there are; more of them follow at once where a long list is told in pieces */
    readonly count: number;
    /** New and changed files, with their place in the order of the work */
    readonly items: readonly { readonly index: number; readonly item: JobItem<P> }[];
  };
}[K];

export const jobChangeSchema = byKind<JobChange>(kind =>
  z.object({
    kind: z.literal(kind),
    head: z.object(headShape(kind)),
    needs: z.number(),
    count: z.number(),
    items: z.array(z.object({ index: z.number(), item: itemSchema(kind) }))
  })
);

interface StartOf<K extends Kind, Options> {
  readonly kind: K;
  readonly inputs: readonly string[];
  readonly options: Options;
  /** What was chosen for single inputs, by path: it counts in place of the options */
  readonly choices?: ChoicesOf<K>;
}

/** What to do with which files. */
export type StartRequest<K extends Kind = Kind> = {
  [P in K]: StartOf<P, OptionsOf<P>> & {
    readonly launcher: LauncherName;
    /** What to ask of the cluster, where that is the launcher; what is not named is as the site has it */
    readonly cluster?: SubmissionWish;
  };
}[K];
export type GivenStart = {
  [P in Kind]: StartOf<P, GivenOptionsOf<P>> & { readonly launcher?: LauncherName; readonly cluster?: FormWish };
}[Kind];

/** Files and folders by their paths: more than a session holds are no wish of a user. */
export const inputsSchema = z.array(z.string().max(4096)).min(1).max(20_000);

export const startRequestSchema = byKind<StartRequest>(kind =>
  z.object({
    kind: z.literal(kind),
    inputs: inputsSchema,
    options: capabilities[kind].options,
    choices: choicesSchema(kind).optional(),
    launcher: launcherSchema.default('local'),
    cluster: formWishSchema.optional()
  })
) as z.ZodType<StartRequest, GivenStart>;

/** Which job, or which task of it, counted from 0. */
export const heldSchema = z.object({ id: z.string(), task: z.number().int().nonnegative().optional() });

export const kindSchema = z.enum(KINDS as readonly [Kind, ...Kind[]]);

/** Whether a job, or a file of one, waits or runs, as far as is known. */
export function isOpen({ status }: { readonly status: Standing }): boolean {
  return status === 'waiting' || status === 'running' || status === 'unknown';
}

/** Frames that a converted file lacks. */
export function lostFrames({ result }: JobItem): number {
  return result !== undefined && 'lost' in result ? result.lost : 0;
}

/** Whether a file was converted although frames of it were lost. */
export function lacksFrames(item: JobItem): boolean {
  return lostFrames(item) > 0;
}

/** Whether a reference was looked at, and what came of it is not to be used. */
export function hasFailedVerdict({ result }: JobItem): boolean {
  return (
    result !== undefined && 'record' in result && typeof result.record === 'object' && result.record.verdict === 'fail'
  );
}

/** Whether a job is of a kind. */
export function isKind<K extends Kind>(kind: K, job: Job): job is Job & Job<K> {
  return job.kind === kind;
}
