import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as z from 'zod';

import { isOpen } from '../protocol/jobs';
import { isMissing } from '../storage/fileErrors';
import { readJson } from './atomicFile';
import { boundedTexts } from './boundedTexts';
import { foreignOwner, JOB_FILE } from './jobOwner';
import type { JobOrder, Launch, TaskProgress, TaskResult } from './jobSchema';
import { jobOrderSchema, launchSchema, progressSchema, taskResultSchema } from './jobSchema';
import { sharesOf } from './shares';
import type { SlurmRecord } from './slurm/slurmSchema';
import { slurmRecordSchema } from './slurm/slurmSchema';

/** Names in a job directory. */
export { JOB_FILE };
export const LAUNCH_FILE = 'launch.json';
/** What Slurm said last of the tasks */
export const SLURM_FILE = 'slurm.json';
/** Its presence asks the whole job to stop */
export const CANCEL_FILE = 'cancel';
export const progressFile = (task: number): string => `progress-${task}.json`;
export const resultFile = (task: number): string => `result-${task}.json`;
export const logFile = (task: number): string => `log-${task}.txt`;
/** Its presence asks one task of the job to stop */
export const cancelTaskFile = (task: number): string => `${CANCEL_FILE}-task-${task}`;
/** Its presence asks the job to leave out one input, whose path it holds */
export const cancelItemFile = (input: string): string =>
  `${CANCEL_FILE}-${createHash('sha256').update(input).digest('hex').slice(0, 16)}`;

export interface TaskFiles {
  readonly progress?: TaskProgress;
  readonly result?: TaskResult;
}

/** All that a job directory says. */
export interface JobFiles {
  readonly order: JobOrder;
  /** Put there by somebody else: shown and never acted on */
  readonly foreign?: boolean;
  /** Number of that user */
  readonly owner?: number;
  readonly launch?: Launch;
  readonly slurm?: SlurmRecord;
  /** Whether each task was asked to stop */
  readonly cancelAsked: readonly boolean[];
  /** One for each task, also for those that have written nothing yet */
  readonly tasks: readonly TaskFiles[];
}

/** A file in a job directory that cannot be read, and what was read of it last time. */
type Former = JobFiles | undefined;

/**
 * Reads a job directory; undefined when it is gone, or not of this version.
 *
 * @param former what it said last time: kept for a file that cannot be read at the moment
 */
export async function readJobFiles(folder: string, former?: Former): Promise<JobFiles | undefined> {
  const order = former?.order ?? (await readOrder(folder));
  if (!order) {
    return undefined;
  }
  let names: Set<string>;
  try {
    names = new Set(await readdir(folder));
  } catch (cause) {
    if (isMissing(cause)) {
      return undefined;
    }
    throw cause;
  }
  const read = <S extends z.ZodType>(name: string, schema: S, was?: z.output<S>): Promise<z.output<S> | undefined> =>
    legible(async () => boundedTexts(await readJson(join(folder, name), schema)), was);
  const task = async (index: number): Promise<TaskFiles> => {
    const progress = await read(progressFile(index), progressSchema, former?.tasks[index]?.progress);
    // Written before the progress that tells of it, so it has to be read after
    const result = progress?.items.some(item => !isOpen(item))
      ? await read(resultFile(index), taskResultSchema(order.kind), former?.tasks[index]?.result)
      : undefined;
    return { progress, result };
  };
  const owner = former ? former.owner : await foreignOwner(folder);
  return {
    order,
    ...(owner !== undefined && { foreign: true, owner }),
    launch: isSettled(former?.launch) ? former?.launch : await read(LAUNCH_FILE, launchSchema, former?.launch),
    slurm: order.launcher === 'slurm' ? await read(SLURM_FILE, slurmRecordSchema, former?.slurm) : undefined,
    cancelAsked: Array.from(
      { length: order.tasks },
      (_, index) => names.has(CANCEL_FILE) || names.has(cancelTaskFile(index))
    ),
    tasks: await Promise.all(Array.from({ length: order.tasks }, (_, index) => task(index)))
  };
}

/** What a directory is to do; undefined when it is no job directory of this version, or not the one it says it is. */
export async function readOrder(folder: string): Promise<JobOrder | undefined> {
  const order = await legible(() => readJson(join(folder, JOB_FILE), jobOrderSchema), undefined);
  return order?.id === basename(folder) ? order : undefined;
}

/** Changes whenever a file of the directory does: cheaper to ask for than the files. Undefined when it is gone. */
export async function jobSignature(folder: string): Promise<string | undefined> {
  try {
    const names = (await readdir(folder)).filter(name =>
      /^(job|launch|slurm|progress-\d+|result-\d+)\.json$|^cancel/.test(name)
    );
    const marks = await Promise.all(
      names.sort().map(async name => {
        const { ino, size, mtimeMs } = await stat(join(folder, name));
        return `${name} ${ino} ${size} ${mtimeMs}`;
      })
    );
    return marks.length > 0 ? marks.join('\n') : undefined;
  } catch (cause) {
    if (isMissing(cause)) {
      return undefined;
    }
    throw cause;
  }
}

/** Whether a launch will stay as it is: numbers of arrays may be learnt later. */
function isSettled(launch: Launch | undefined): boolean {
  return launch?.launcher === 'local' || (launch?.arrays.every(({ id }) => id !== null) ?? false);
}

/** Inputs of one task of a job, also those of which it does a share. */
export function inputsOf(order: JobOrder, task: number): string[] {
  return [...new Set(sharesOf(order, task).map(({ input }) => input))];
}

/** A network file system may show a file for a moment as it is not: the next look will tell. */
async function legible<T>(read: () => Promise<T | undefined>, otherwise: T | undefined): Promise<T | undefined> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof z.ZodError || cause instanceof SyntaxError || isStale(cause)) {
      return otherwise;
    }
    throw cause;
  }
}

function isStale(cause: unknown): boolean {
  return (cause as NodeJS.ErrnoException).code === 'ESTALE';
}
