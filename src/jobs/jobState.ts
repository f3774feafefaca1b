import { extname } from 'node:path';

import { InputError } from '../core/errors';
import { capabilities } from '../protocol/capabilities';
import type { JobItem, Standing } from '../protocol/jobs';
import { isOpen } from '../protocol/jobs';
import type { ProcessIdentity } from '../storage/processIdentity';
import type { JobFiles, TaskFiles } from './jobFiles';
import { logFile } from './jobFiles';
import { closed, failed, failedItem, waitingItem, withResult } from './jobItems';
import type { JobOrder } from './jobSchema';
import type { Verdict } from './lookVerdict';
import { isFresh, lookVerdict } from './lookVerdict';
import type { TaskLook } from './launcher';
import { dataSetItems } from './dataSetItems';
import { itemOfShare, sharesOf } from './shares';
import { recordedLook } from './slurm/recordedLook';

/** Between two signs of life of a task that has nothing new to tell. */
export const HEARTBEAT_MS = 5000;
/** So long a launched task may take until it writes for the first time. */
const START_MS = 60 * 1000;

/** Whether a process runs; undefined when that cannot be told from here. */
export type Liveness = (process: ProcessIdentity) => boolean | undefined;

/** How one task of a job stands. */
export interface TaskState {
  readonly status: Standing;
  /** Why it waits, or what ended it, in words */
  readonly reason?: string;
  readonly items: readonly JobItem[];
  /** By its own clock; absent before it has begun */
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly bytesPerSecond?: number;
  readonly framesPerSecond?: number;
  readonly secondsLeft?: number;
  readonly process?: ProcessIdentity;
  /** What its launcher sees of it */
  readonly look?: TaskLook;
}

export interface JobState extends Omit<TaskState, 'look' | 'startedAt'> {
  /** Whether tasks of it wait that its user holds */
  readonly isHeld: boolean;
  /** Some of what waits never starts unless somebody does something */
  readonly isStuck?: boolean;
  /** Its `process` is that of the first task that has one */
  readonly tasks: readonly TaskState[];
}

/**
 * How a job stands, from the files of its directory, and from what its launcher sees where it looks.
 *
 * @param now milliseconds since 1970
 * @param looks one for each task; none: only the directory tells
 */
export function jobState(
  files: JobFiles,
  now: number,
  isAlive: Liveness,
  looks: readonly (TaskLook | undefined)[] = []
): JobState {
  const tasks = files.tasks.map((task, index) => taskState(files, task, index, { now, isAlive, look: looks[index] }));
  const open = tasks.filter(isOpen);
  const status = wholeStatus(files, tasks);
  const telling = open.length > 0 ? open : tasks.filter(task => task.status === status);
  const left = open.flatMap(({ secondsLeft }) => secondsLeft ?? []);
  return {
    status,
    reason: (telling.find(isStuck) ?? telling.find(({ reason }) => reason !== undefined))?.reason,
    items: itemsOfTasks(files.order, tasks),
    endedAt: open.length > 0 ? undefined : Math.max(...tasks.map(({ endedAt = 0 }) => endedAt)),
    bytesPerSecond: total(open.flatMap(({ bytesPerSecond }) => bytesPerSecond ?? [])),
    framesPerSecond: total(open.flatMap(({ framesPerSecond }) => framesPerSecond ?? [])),
    // Of what has not begun nobody knows
    secondsLeft: left.length > 0 && !has(open, 'waiting') ? Math.max(...left) : undefined,
    process: tasks.find(({ process }) => process)?.process,
    isHeld: open.some(({ look }) => look?.isHeld),
    ...(open.some(isStuck) && { isStuck: true }),
    tasks
  };
}

/** While nobody answers it is not known any more. */
function isStuck({ status, look }: TaskState): boolean {
  return status === 'waiting' && look?.isStuck === true;
}

/** The data sets of a job, from what its tasks tell. */
export function itemsOfTasks(order: JobOrder, tasks: readonly Pick<TaskState, 'items'>[]): readonly JobItem[] {
  const items = dataSetItems(
    tasks.flatMap(task => task.items),
    order
  );
  return [...(order.refused ?? []).map(failedItem), ...items];
}

function has(tasks: readonly TaskState[], wanted: Standing): boolean {
  return tasks.some(({ status }) => status === wanted);
}

function total(rates: readonly number[]): number | undefined {
  return rates.length > 0 ? rates.reduce((sum, rate) => sum + rate, 0) : undefined;
}

/** A task that was given up alone says less of its job than one that failed; of a job that was given up it says all. */
const WORST = ['interrupted', 'failed', 'cancelled'] as const;
const WORST_GIVEN_UP = ['interrupted', 'cancelled', 'failed'] as const;

/** A job runs as soon as one of its tasks has begun, and until the last has ended; then its worst task speaks for it. */
function wholeStatus({ order, cancelAsked }: JobFiles, tasks: readonly TaskState[]): Standing {
  if (tasks.some(isOpen)) {
    const all = (wanted: Standing): boolean => tasks.every(({ status }) => status === wanted);
    return all('waiting') ? 'waiting' : has(tasks, 'unknown') && !has(tasks, 'running') ? 'unknown' : 'running';
  }
  const worst = (cancelAsked.every(asked => asked) ? WORST_GIVEN_UP : WORST).find(wanted => has(tasks, wanted));
  return worst ?? ((order.refused ?? []).length > 0 ? 'failed' : 'done');
}

/** What may be known beside the directory. */
interface Surroundings {
  readonly now: number;
  readonly isAlive: Liveness;
  readonly look?: TaskLook;
}

function taskState(files: JobFiles, task: TaskFiles, index: number, around: Surroundings): TaskState {
  const { progress } = task;
  const { launch } = files;
  const { now, isAlive } = around;
  const look = around.look ?? (files.order.launcher === 'slurm' ? recordedLook(files.slurm?.tasks[index]) : undefined);
  const process = progress?.process ?? (launch?.launcher === 'local' ? launch.process : undefined);
  const items = itemsOf(files, task, index);
  const startedAt = progress?.startedAt;
  const cancelAsked = files.cancelAsked[index];
  const since = Date.parse(launch?.launched ?? files.order.created);
  const { status, reason, endedAt } = look
    ? lookVerdict({ progress, look, cancelAsked, since, now })
    : progress
      ? begun(cancelAsked, progress, now, isAlive)
      : notBegun(files, index, now, process && isAlive(process));
  if (isOpen({ status })) {
    if (status === 'unknown') {
      // What was said last may be long ago
      return { status, reason, items: items.map(item => (isOpen(item) ? { ...item, status } : item)), process, look };
    }
    if (look?.state === 'pending') {
      // What it told of an earlier run, which a node or another job has ended, is so no more
      return { status, reason, items: items.map(begunAgain), look };
    }
    const { bytesPerSecond, framesPerSecond, secondsLeft } = progress ?? {};
    return { status, reason, items, startedAt, bytesPerSecond, framesPerSecond, secondsLeft, process, look };
  }
  return { status, reason, items: lastItems(items, status, reason), startedAt, endedAt, process, look };
}

/** What failed as a whole says why at each file that it did not come to. */
function lastItems(items: readonly JobItem[], status: Standing, reason: string | undefined): readonly JobItem[] {
  return status === 'failed' && reason !== undefined
    ? failed(items.map(brokenOff), [], new InputError('E_TASK', reason))
    : closed(items, status === 'cancelled' ? status : 'interrupted');
}

/** What is done stays; all else is done from its beginning. */
function begunAgain(item: JobItem): JobItem {
  return item.status === 'interrupted' || isOpen(item) ? waitingItem(item.input, item.part) : item;
}

/** What a task could still close when it was ended: the reason of that end is its reason too. */
function brokenOff(item: JobItem): JobItem {
  return item.status === 'interrupted' ? { ...item, status: 'running' } : item;
}

/** @param alive whether the process that was launched for it runs; undefined where there is none or nobody can tell */
function notBegun(
  { order, launch, cancelAsked }: JobFiles,
  task: number,
  now: number,
  alive: boolean | undefined
): Verdict {
  const since = Date.parse(launch?.launched ?? order.created);
  const late = now - since > START_MS;
  if (alive || (alive === undefined && !late)) {
    return { status: 'waiting', reason: 'It is being started.' };
  }
  if (cancelAsked[task]) {
    return { status: 'cancelled', endedAt: since };
  }
  const log = `Its log (${logFile(task)} in its folder) may say why.`;
  return {
    status: 'interrupted',
    reason: launch ? `It ended before it began. ${log}` : 'It was never started: the server stopped in that moment.',
    endedAt: since
  };
}

function begun(
  cancelAsked: boolean,
  { status, reason, heartbeat, endedAt, process }: NonNullable<TaskFiles['progress']>,
  now: number,
  isAlive: Liveness
): Verdict {
  if (!isOpen({ status })) {
    return { status, reason, endedAt: endedAt ?? heartbeat };
  }
  const alive = isAlive(process);
  if (alive || (alive === undefined && isFresh(heartbeat, now))) {
    return { status, reason };
  }
  if (cancelAsked) {
    return { status: 'cancelled', reason: 'It was killed before it could tidy up.', endedAt: heartbeat };
  }
  const redo = 'What is done stays; start it again for the rest.';
  return {
    status: 'interrupted',
    reason:
      alive === undefined
        ? `${process.host} has not been heard of for ${Math.round((now - heartbeat) / 60000)} minutes. ${redo}`
        : `Its process has gone without an end: it was killed, or ran out of memory. ${redo}`,
    endedAt: heartbeat
  };
}

/** Before the task has looked for its files, the files it was given by name. */
function itemsOf({ order }: JobFiles, { progress, result }: TaskFiles, task: number): JobItem[] {
  if (progress && progress.items.length > 0) {
    return withResult(progress.items, result ?? { results: [], errors: [] });
  }
  const shares = sharesOf(order, task).map(itemOfShare);
  const named = capabilities[order.kind].inputs === 'together' ? shares.slice(0, 1) : shares;
  return named.every(({ input }) => isFile(input)) ? named.map(({ input, part }) => waitingItem(input, part)) : [];
}

/** By its name: a folder may yet hold any number of files. */
function isFile(path: string): boolean {
  return extname(path) !== '';
}
