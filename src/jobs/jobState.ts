import type { JobItem, Standing } from '../protocol/jobs';
import { isOpen } from '../protocol/jobs';
import type { ProcessIdentity } from '../storage/processIdentity';
import { isMib } from '../storage/session/findMib';
import type { JobFiles, TaskFiles } from './jobFiles';
import { inputsOf, logFile } from './jobFiles';
import { closed, waitingItem, withReport } from './jobItems';

/** Between two signs of life of a task that has nothing new to tell. */
export const HEARTBEAT_MS = 5000;
/** A task of another machine is given up after this long without sign of life: network file systems tell late. */
const SILENCE_MS = 2 * 60 * 1000;
/** So long a launched task may take until it writes for the first time. */
const START_MS = 60 * 1000;

/** Whether a process runs; undefined when that cannot be told from here. */
export type Liveness = (process: ProcessIdentity) => boolean | undefined;

export interface JobState {
  readonly status: Standing;
  /** Why it waits, or what ended it, in words */
  readonly reason?: string;
  readonly items: JobItem[];
  readonly endedAt?: number;
  readonly bytesPerSecond?: number;
  readonly secondsLeft?: number;
  /** Process of the first task that has one */
  readonly process?: ProcessIdentity;
}

/**
 * How a job stands, from the files of its directory alone.
 *
 * @param now milliseconds since 1970
 */
export function jobState(files: JobFiles, now: number, isAlive: Liveness): JobState {
  const tasks = files.tasks.map((task, index) => taskState(files, task, index, now, isAlive));
  const open = tasks.filter(isOpen);
  const status = wholeStatus(tasks);
  const telling = open.length > 0 ? open : tasks.filter(task => task.status === status);
  const rates = open.flatMap(({ bytesPerSecond }) => bytesPerSecond ?? []);
  const left = open.flatMap(({ secondsLeft }) => secondsLeft ?? []);
  return {
    status,
    reason: telling.find(({ reason }) => reason !== undefined)?.reason,
    items: tasks.flatMap(({ items }) => items),
    endedAt: open.length > 0 ? undefined : Math.max(...tasks.map(({ endedAt = 0 }) => endedAt)),
    bytesPerSecond: rates.length > 0 ? rates.reduce((sum, rate) => sum + rate, 0) : undefined,
    secondsLeft: left.length > 0 ? Math.max(...left) : undefined,
    process: tasks.find(({ process }) => process)?.process
  };
}

/** A job runs as soon as one of its tasks has begun, and until the last has ended; then its worst task speaks for it. */
function wholeStatus(tasks: readonly JobState[]): Standing {
  const has = (wanted: Standing): boolean => tasks.some(({ status }) => status === wanted);
  if (tasks.some(isOpen)) {
    return tasks.every(({ status }) => status === 'waiting') ? 'waiting' : 'running';
  }
  return (['interrupted', 'cancelled', 'failed'] as const).find(has) ?? 'done';
}

function taskState(files: JobFiles, task: TaskFiles, index: number, now: number, isAlive: Liveness): JobState {
  const { progress } = task;
  const process = progress?.process ?? files.launch?.process;
  const items = itemsOf(files, task, index);
  const { status, reason, endedAt } = progress
    ? begun(files, progress, now, isAlive)
    : notBegun(files, index, now, process && isAlive(process));
  if (status === 'waiting' || status === 'running') {
    const { bytesPerSecond, secondsLeft } = progress ?? {};
    return { status, reason, items, bytesPerSecond, secondsLeft, process };
  }
  return { status, reason, items: closed(items, status === 'cancelled' ? status : 'interrupted'), endedAt, process };
}

type Verdict = Pick<JobState, 'status' | 'reason' | 'endedAt'>;

function notBegun(
  { job, launch, cancelAsked }: JobFiles,
  task: number,
  now: number,
  alive: boolean | undefined
): Verdict {
  const since = Date.parse(launch?.launched ?? job.created);
  const late = now - since > START_MS;
  if (alive || (alive === undefined && !late)) {
    return { status: 'waiting', reason: 'It is being started.' };
  }
  if (cancelAsked) {
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
  { cancelAsked }: JobFiles,
  { status, reason, heartbeat, endedAt, process }: NonNullable<TaskFiles['progress']>,
  now: number,
  isAlive: Liveness
): Verdict {
  if (!isOpen({ status })) {
    return { status, reason, endedAt: endedAt ?? heartbeat };
  }
  const alive = isAlive(process);
  if (alive || (alive === undefined && now - heartbeat < SILENCE_MS)) {
    return { status, reason };
  }
  if (cancelAsked) {
    return { status: 'cancelled', reason: 'It was killed before it could tidy up.', endedAt: heartbeat };
  }
  const redo = 'What is done stays; convert again for the rest.';
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
function itemsOf({ job }: JobFiles, { progress, result }: TaskFiles, task: number): JobItem[] {
  if (progress && progress.items.length > 0) {
    return withReport(progress.items, result ?? { outputs: [], errors: [] });
  }
  const inputs = inputsOf(job, task);
  return inputs.every(isMib) ? inputs.map(waitingItem) : [];
}
