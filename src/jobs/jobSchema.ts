import * as z from 'zod';

import type { ChoicesOf, Kind, OptionsOf, ResultOf } from '../protocol/capabilities';
import { byKind, capabilities, choicesSchema } from '../protocol/capabilities';
import type { Submission } from '../protocol/cluster';
import { submissionSchema } from '../protocol/cluster';
import type { JobItem, LauncherName, PipelinePlace } from '../protocol/jobs';
import { itemProgressSchema, launcherSchema, pipelinePlaceSchema, standingSchema } from '../protocol/jobs';
import type { Problem } from '../protocol/problem';
import { problemSchema } from '../protocol/problem';

/** Of the files in a job directory; a job of another version is left alone. */
export const JOB_VERSION = 2;

/** More is no job of ours: a directory that others can write may say anything. */
const MOST_INPUTS = 100_000;
const LONGEST_PATH = 4096;

export const processSchema = z.object({
  host: z.string(),
  place: z.string(),
  pid: z.number().int().positive(),
  started: z.string()
});

/** What has to be done before something else is begun: an input of another job. */
const needSchema = z.object({
  /** Directory of that job */
  folder: z.string().max(LONGEST_PATH),
  input: z.string().max(LONGEST_PATH)
});

export type Need = z.infer<typeof needSchema>;

/** In how many parts one large input is worked on. */
const splitSchema = z.object({
  of: z.number().int().positive(),
  /** Those that this job does, before what joins all: the others are there already */
  parts: z.array(z.number().int().nonnegative()),
  /** Where they are kept until they are joined */
  folder: z.string().max(LONGEST_PATH),
  /** Each may have to read all of the input first. Absent: no */
  readsAll: z.boolean().optional()
});

export type Split = z.infer<typeof splitSchema>;

interface OrderOf<K extends Kind> {
  readonly version: typeof JOB_VERSION;
  /** Version of the program that made the job */
  readonly software: string;
  /** Also the name of the directory */
  readonly id: string;
  readonly kind: K;
  /** ISO 8601 */
  readonly created: string;
  /** Login name of who made it */
  readonly user: string;
  readonly options: OptionsOf<K>;
  /** What was chosen for single inputs, by path: it counts in place of the options. Absent: nothing */
  readonly choices?: ChoicesOf<K>;
  /** Files and folders, full paths; see `sharesOf` for what each task does */
  readonly inputs: readonly string[];
  /** Inputs that are worked on in parts, by path. Absent: none */
  readonly splits?: Readonly<Record<string, Split>>;
  /** Files that were left out when folders were searched for the tasks, with the reason: they count as failed */
  readonly refused?: readonly Problem[];
  /** Files that one task does although they are large enough for parts, with the reason. Absent: none */
  readonly whole?: readonly Problem[];
  /** Folders within which the job may read and write; none: what the user may */
  readonly dataRoots: readonly string[];
  readonly launcher: LauncherName;
  readonly tasks: number;
  /** How many of the tasks, the last, join parts. Absent: one for each input in parts */
  readonly joinTasks?: number;
  /** Cores of each task, where its launcher sets them aside for it */
  readonly cores?: number;
  /** What its tasks ask of the cluster, with nothing left to estimate */
  readonly cluster?: Submission;
  /** The job whose failures this one tries again */
  readonly retryOf?: string;
  /** By input, what has to be done before; the first of them is what makes the input. Absent: nothing */
  readonly after?: Readonly<Record<string, readonly Need[]>>;
  /** The submission of several steps that it is one of */
  readonly pipeline?: PipelinePlace;
}

/** `job.json`: what is to be done. Written once, before anything runs. */
export type JobOrder<K extends Kind = Kind> = { [P in K]: OrderOf<P> }[K];

export const jobOrderSchema = byKind<JobOrder>(kind =>
  z.object({
    version: z.literal(JOB_VERSION),
    software: z.string(),
    id: z.string(),
    kind: z.literal(kind),
    created: z.string(),
    user: z.string(),
    options: capabilities[kind].options,
    choices: choicesSchema(kind).optional(),
    inputs: z.array(z.string().max(LONGEST_PATH)).min(1).max(MOST_INPUTS),
    splits: z.record(z.string(), splitSchema).optional(),
    refused: z.array(problemSchema).optional(),
    whole: z.array(problemSchema).optional(),
    dataRoots: z.array(z.string()),
    launcher: launcherSchema,
    tasks: z.number().int().positive().max(MOST_INPUTS),
    joinTasks: z.number().int().positive().optional(),
    cores: z.number().int().positive().optional(),
    cluster: submissionSchema.optional(),
    retryOf: z.string().optional(),
    after: z.record(z.string(), z.array(needSchema)).optional(),
    pipeline: pipelinePlaceSchema.optional()
  })
);

const launched = {
  version: z.literal(JOB_VERSION),
  /** ISO 8601 */
  launched: z.string()
};

/** `launch.json`: what the tasks can be recognised by, which the launcher knows once it has begun to launch. */
export const launchSchema = z.discriminatedUnion('launcher', [
  z.object({ ...launched, launcher: z.literal('local'), process: processSchema }),
  z.object({
    ...launched,
    launcher: z.literal('slurm'),
    /** Arrays of tasks in their order, each with its number in Slurm */
    arrays: z
      .array(
        z.object({
          /** Null while Slurm has not confirmed it */
          id: z.string().regex(/^\d+$/).nullable(),
          /** Name by which Slurm's queue tells the array from any other */
          mark: z.string(),
          /** Task of the job that is, or would be, number 0 of the array */
          first: z.number().int().nonnegative(),
          /** The lowest index of the array. Absent: 0 */
          from: z.number().int().nonnegative().optional(),
          count: z.number().int().positive()
        })
      )
      .min(1)
  })
]);

/** `progress-<task>.json`: written again several times a second, and as a sign of life when there is nothing new. */
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
  /** Without their results, so that the progress stays small */
  items: z.array(itemProgressSchema),
  bytesPerSecond: z.number().optional(),
  framesPerSecond: z.number().optional(),
  secondsLeft: z.number().optional()
});

export type Launch = z.infer<typeof launchSchema>;
export type SlurmLaunch = Extract<Launch, { launcher: 'slurm' }>;
export type TaskProgress = z.infer<typeof progressSchema>;

/** `result-<task>.json`: what came of the inputs of a task, as far as they have ended. */
export interface TaskResult {
  readonly results: readonly { readonly input: string; readonly result: ResultOf<Kind> }[];
  /** Those of parts say of which */
  readonly errors: readonly (Problem & { readonly part?: JobItem['part'] })[];
}

export function taskResultSchema(kind: Kind): z.ZodType<TaskResult> {
  return z.object({
    results: z.array(z.object({ input: z.string(), result: capabilities[kind].result })),
    errors: z.array(problemSchema.extend({ part: itemProgressSchema.shape.part }))
  });
}
