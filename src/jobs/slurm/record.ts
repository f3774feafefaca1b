import type { Ending, SlurmEnd } from '../../core/slurm/ending';
import { endingOf } from '../../core/slurm/ending';
import type { AccountedTask } from '../../core/slurm/sacct';
import { taskId } from '../../core/slurm/sacct';
import type { QueuedTask } from '../../core/slurm/squeue';
import { phaseOf } from '../../core/slurm/standing';
import { isOpen } from '../../protocol/jobs';
import type { JobFiles } from '../jobFiles';
import type { JobOrder, SlurmLaunch } from '../jobSchema';
import { isJoin, sharesOf } from '../shares';
import type { Accounts } from './cluster';
import { limitsOf } from './estimate';
import type { SlurmRecord, SlurmTask } from './slurmSchema';

/** A task that was just submitted, or has just ended, may be missing from an answer, and its files from a shared file system. */
const GRACE_MS = 15_000;

/** Accounts learn of an end later than the queue does, and later still where they were away. */
const ACCOUNTS_MS = 2 * 60_000;

/** Slurm's reason for a task that it gave up since one that it waited for did not end well; how long that one may be looked at. */
const NEEDS_FAILED = 'DependencyNeverSatisfied';
const PATIENCE_MS = 60_000;

const ACCOUNTS_LATE = 'Slurm has forgotten it, and its accounts do not tell of it yet.';

/** A task of a job, as Slurm numbers it. */
interface NumberedTask {
  readonly task: number;
  /** Such as 123_0; null while Slurm has not confirmed the array */
  readonly slurmId: string | null;
  /** Id of its array, where that has no other task */
  readonly whole?: string;
}

/** What Slurm answered, for all jobs of the user. */
export interface SlurmAnswers {
  readonly queued: readonly QueuedTask[];
  /** Of tasks that the queue does not explain */
  readonly accounts: Accounts;
  /** Milliseconds since 1970 */
  readonly at: number;
}

/** The launch with ids that Slurm had not confirmed when it was submitted: arrays are known by their marks. */
export function settled(launch: SlurmLaunch, queued: readonly QueuedTask[]): SlurmLaunch {
  const arrays = launch.arrays.map(array => ({
    ...array,
    id: array.id ?? queued.find(({ name }) => name === array.mark)?.array ?? null
  }));
  return { ...launch, arrays };
}

/**
 * What accounting has to be asked for: tasks whose work is not done, and which the queue does not know, or only as ended. An array of one task is asked for as a whole: of one that ends at once
 * accounts may be told before they know that it is an array, for good where the controller is replaced meanwhile.
 */
export function unexplained(files: JobFiles, launch: SlurmLaunch, queued: readonly QueuedTask[]): string[] {
  const queue = byId(queued);
  return numberedTasks(launch).flatMap(({ task, slurmId, whole }) => {
    const state = slurmId === null ? undefined : queue.get(slurmId)?.state;
    const isOver = state === undefined || phaseOf(state) === 'ended';
    return slurmId !== null && isOver && isUnexplained(files, task) ? [whole ?? slurmId] : [];
  });
}

/** What is looked up of a task that has ended before its work was done. */
export interface TaskLookups {
  /** Last part of its log */
  readLog(task: number): Promise<string>;
  /** Why it was never to begin; undefined where all it needs was done, or is not known to have failed yet */
  unmet(task: number): Promise<Ending | undefined>;
}

/** What is to be noted of a job after Slurm has answered. */
export async function nextRecord(
  files: JobFiles,
  launch: SlurmLaunch,
  { queued, accounts, at }: SlurmAnswers,
  { readLog, unmet }: TaskLookups
): Promise<SlurmRecord> {
  const [queue, accounted] = [byId(queued), byId(accounts.tasks)];
  const tasks: Record<string, SlurmTask> = {};
  for (const { task, slurmId, whole } of numberedTasks(launch)) {
    const former = files.slurm?.tasks[task];
    const [inQueue, account] = [queue.get(slurmId ?? ''), accounted.get(slurmId ?? '') ?? accounted.get(whole ?? '')];
    const state = inQueue?.state ?? account?.state ?? former?.state ?? null;
    const { reason, node } = { ...former, ...account, ...inQueue };
    const isGone = !inQueue && !account;
    const seen: SlurmTask = {
      slurmId,
      state,
      since: former?.state === state ? former.since : at,
      ...(reason !== undefined && { reason }),
      ...(node !== undefined && { node }),
      ...(isGone && { missing: former?.missing ?? at })
    };
    // What has been explained stays so, unless Slurm has it in the queue once more
    const explained = isGone || phaseOf(state ?? '') === 'ended' ? former?.ending : undefined;
    // Tasks of an array that never began are forgotten as soon as they are taken from the queue
    const isTaken = files.cancelAsked[task] && phaseOf(former?.state ?? '') === 'waiting';
    const gone = isGone && givenUp(seen, launch, accounts, files.cancelAsked[task], at);
    const isOver = explained !== undefined || (isGone ? isTaken || gone === true : isEnded(seen, at));
    const isUndone = isUnfinished(files, task);
    tasks[task] = isUndone && !isOver && typeof gone === 'string' ? { ...seen, unclear: gone } : seen;
    if (isOver && isUndone) {
      const why = explained ?? (state === 'CANCELLED' ? await unmet(task) : undefined);
      // What became of that which it waited for is known a moment later
      const isUnclear = why === undefined && reason === NEEDS_FAILED && at - seen.since < PATIENCE_MS;
      tasks[task] = isUnclear
        ? seen
        : { ...seen, ending: why ?? endOf(seen, account, limitsIn(files.order, task), await readLog(task)) };
    }
  }
  return { tasks };
}

/** Whether a task that is in no answer is given up; a sentence while accounts that the site keeps are still to tell of it. */
function givenUp(
  { slurmId, state, missing = 0 }: SlurmTask,
  { launched }: SlurmLaunch,
  { kept, trouble }: Accounts,
  cancelAsked: boolean,
  at: number
): boolean | string {
  if (at - (state === null ? Date.parse(launched) : missing) < GRACE_MS) {
    return false;
  }
  if (!kept || slurmId === null || cancelAsked) {
    return true;
  }
  return trouble ?? (at - missing < ACCOUNTS_MS ? ACCOUNTS_LATE : true);
}

function isEnded({ state, since }: SlurmTask, at: number): boolean {
  return phaseOf(state ?? '') === 'ended' && (state !== 'COMPLETED' || at - since >= GRACE_MS);
}

function endOf(
  { slurmId, state, reason, node }: SlurmTask,
  account: AccountedTask | undefined,
  limits: ReturnType<typeof limitsIn>,
  log: string
): Ending {
  if (slurmId === null) {
    return {
      status: 'failed',
      sentence: 'Slurm never took it: the controller did not answer when it was submitted. Run the failed ones again.'
    };
  }
  if (state === null || phaseOf(state) !== 'ended') {
    return {
      status: 'failed',
      sentence: 'Slurm does not know it any more, and it left no result. Run the failed ones again.'
    };
  }
  const { exit, usedMB } = account ?? {};
  return endingOf({ state, reason, node, exit, usedMB, ...limits, log });
}

/** What a task was given, and what it was to do with that. */
function limitsIn(
  order: JobOrder,
  task: number
): Pick<SlurmEnd, 'memoryMB' | 'minutes' | 'longest' | 'doesSeveral'> | undefined {
  const shares = sharesOf(order, task);
  const { cluster } = order;
  return (
    cluster && {
      ...limitsOf(cluster, shares.some(isJoin)),
      longest: cluster.longest,
      doesSeveral: shares.length > 1
    }
  );
}

/** Whether a task has not closed its work itself; the system may have asked it to break off. */
function isUnfinished({ tasks }: JobFiles, task: number): boolean {
  const { progress } = tasks[task];
  return progress === undefined || isOpen(progress) || progress.status === 'interrupted';
}

function isUnexplained(files: JobFiles, task: number): boolean {
  return isUnfinished(files, task) && files.slurm?.tasks[task]?.ending === undefined;
}

function numberedTasks({ arrays }: SlurmLaunch): NumberedTask[] {
  return arrays.flatMap(({ first, from = 0, count, id }) =>
    Array.from({ length: count }, (_, at) => ({
      task: first + from + at,
      slurmId: id === null ? null : `${id}_${from + at}`,
      ...(id !== null && count === 1 && { whole: id })
    }))
  );
}

function byId<T extends { readonly array: string; readonly index?: number }>(tasks: readonly T[]): Map<string, T> {
  return new Map(tasks.map(task => [taskId(task.array, task.index), task]));
}
