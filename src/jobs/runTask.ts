import { availableParallelism } from 'node:os';

import { CancelledError, InputError, messageOf } from '../core/errors';
import type { ShareOfInput } from '../pipeline/work';
import type { SharedOptions } from '../protocol/capability';
import type { JobItem } from '../protocol/jobs';
import { isOpen } from '../protocol/jobs';
import { errorCode } from '../storage/fileErrors';
import { isAlive } from '../storage/processIdentity';
import { awaitNeeds } from './awaitNeeds';
import { CancelWatch } from './cancelWatch';
import { CoreQueue } from './coreQueue';
import { discardWhenLeft } from './discardSplits';
import { readJobFiles } from './jobFiles';
import type { Ended, ItemUpdate } from './jobItems';
import { closed, failed, outcome } from './jobItems';
import type { JobOrder } from './jobSchema';
import { foreignJob } from './jobOwner';
import { jobState } from './jobState';
import { itemOfShare, keyOf, sharesOf } from './shares';
import { TaskRecorder } from './taskRecorder';

/** What the work of a task is told, and tells. */
export interface TaskWatch {
  readonly signal: AbortSignal;
  /** Fires when one input is to be left out */
  itemSignal(input: string): AbortSignal;
  onItem(item: ItemUpdate): void;
  /** Cores it may use at the moment */
  cores(): number;
}

/** Does the work; what fails in one input is told by `onItem` and does not end it. */
export type TaskWork = (shares: readonly ShareOfInput[], watch: TaskWatch) => Promise<unknown>;

export interface TaskSurroundings {
  readonly stateFolder: string;
  /** Fires when the system asks the process to end */
  readonly terminated: AbortSignal;
  /** A line for the log */
  log(line: string): void;
  /** Cores that the jobs of this user may take together on this machine; absent: all */
  readonly coresHere?: number;
  /** The cluster starts the task once more, after it has ended what worked on it before */
  readonly isRestart?: boolean;
}

/**
 * Runs one task of a job from its directory, and writes there how it goes: what a launched process does, on this machine or
 * on a node of a cluster.
 *
 * @param work given the job; does what is to be done
 * @throws InputError `E_JOB` when there is no such job, or the task is done or being done by another process
 */
export async function runTask(
  folder: string,
  task: number,
  work: (order: JobOrder) => TaskWork,
  { stateFolder, terminated, log, coresHere = availableParallelism(), isRestart = false }: TaskSurroundings
): Promise<Ended> {
  const order = await claimable(folder, task, isRestart);
  const told = (doing: string) => (error: unknown) => log(`${doing}: ${String(error)}`);
  const recorder = new TaskRecorder(folder, task, told('The progress cannot be written'));
  const cancel = new CancelWatch(folder, task);
  const signal = AbortSignal.any([cancel.whole.signal, terminated]);
  const shares = sharesOf(order, task);
  const cores = coresFor(order, task, stateFolder, coresHere);
  try {
    await recorder.write();
    await cancel.look();
    cancel.start(told('The folder of the job cannot be read'));
    const ready = await awaitNeeds({ folder, order }, shares, {
      signal,
      onWaiting: reason => recorder.set({ reason }),
      onItems: items => recorder.update(items)
    });
    if (ready.length > 0) {
      await joined(cores, { recorder, signal, log, coresHere });
      recorder.set({ status: 'running', reason: undefined });
      await work(order)(ready, {
        signal,
        itemSignal: input => cancel.ofItem(input),
        onItem: item => follow(item, recorder, cancel.ofItem(item.input)),
        cores: () => cores.share
      });
    }
    return await ended(recorder, cancel, terminated);
  } catch (cause) {
    if (cause instanceof CancelledError || signal.aborted) {
      return await ended(recorder, cancel, terminated);
    }
    log(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
    await recorder.end('failed', failed(recorder.items, shares.map(itemOfShare), cause));
    return 'failed';
  } finally {
    cancel.stop();
    await cores.leave();
    const inputs = shares.map(({ input }) => input);
    const isGivenUp = (input: string): boolean => cancel.isOfJob || cancel.ofItem(input).aborted;
    const isJoined = (wanted: string): boolean =>
      recorder.items.some(({ input, part, status }) => input === wanted && !part && status === 'done');
    await discardWhenLeft(
      folder,
      order,
      inputs.filter(input => isGivenUp(input) || isJoined(input))
    );
  }
}

/** Takes in what is new of a file; one that is given up before its turn has come is shown so at once. */
function follow(item: ItemUpdate, recorder: TaskRecorder, cancelled: AbortSignal): void {
  const isNew = item.status === 'waiting';
  recorder.update([isNew && cancelled.aborted ? { ...item, status: 'cancelled' } : item]);
  if (isNew && !cancelled.aborted) {
    const giveUp = (): void => {
      if (recorder.items.some(known => keyOf(known) === keyOf(item) && known.status === 'waiting')) {
        recorder.update([{ input: item.input, part: item.part, status: 'cancelled' }]);
      }
    };
    cancelled.addEventListener('abort', giveUp, { once: true });
  }
}

/** The cores of a task: those set aside for it, or else its share of those of this machine. */
function coresFor(
  order: JobOrder,
  task: number,
  stateFolder: string,
  coresHere: number
): Pick<CoreQueue, 'share' | 'join' | 'leave'> {
  const { id, created, launcher } = order;
  const cores = availableParallelism();
  const { workers = cores }: SharedOptions = order.options;
  if (launcher !== 'local') {
    return { share: Math.min(order.cores ?? cores, cores), join: async () => undefined, leave: async () => undefined };
  }
  const applicant = { name: `${id}-${task}`, made: Date.parse(created), wants: workers };
  return new CoreQueue(stateFolder, applicant, Math.min(coresHere, cores));
}

/** Waits for cores; where no queue can be kept the task goes on without, with all that it may take. */
async function joined(
  cores: Pick<CoreQueue, 'share' | 'join'>,
  {
    recorder,
    signal,
    log,
    coresHere
  }: { recorder: TaskRecorder; signal: AbortSignal; log: (line: string) => void; coresHere: number }
): Promise<void> {
  try {
    await cores.join(signal, before =>
      recorder.set({
        reason: `The cores of this machine are in use by ${before === 1 ? 'another job' : `${before} other jobs`} of yours.`
      })
    );
  } catch (cause) {
    if (errorCode(cause) === undefined) {
      throw cause;
    }
    log(`Cores are not shared with other jobs: ${messageOf(cause)}`);
    cores.share = Math.min(coresHere, availableParallelism());
  }
}

async function ended(recorder: TaskRecorder, cancel: CancelWatch, terminated: AbortSignal): Promise<Ended> {
  const stopped = cancel.whole.signal.aborted ? 'cancelled' : terminated.aborted ? 'interrupted' : undefined;
  // Work that was told to stop calls it cancelled, whoever told it
  const items = recorder.items.map((item): JobItem =>
    stopped === 'interrupted' && item.status === 'cancelled' && !cancel.ofItem(item.input).aborted
      ? { ...item, status: 'interrupted' }
      : item
  );
  const last = closed(items, stopped ?? 'cancelled');
  const status = outcome(last, stopped);
  const reason =
    status === 'interrupted'
      ? 'The system ended it before it was done. What is done stays; start it again for the rest.'
      : undefined;
  await recorder.end(status, last, reason);
  return status;
}

async function claimable(folder: string, task: number, isRestart: boolean): Promise<JobOrder> {
  const files = await readJobFiles(folder);
  if (!files || task >= files.order.tasks) {
    throw new InputError('E_JOB', `${folder} is not a job directory of this version, or has no task ${task}.`);
  }
  if (files.foreign) {
    throw foreignJob(folder);
  }
  const { progress } = files.tasks[task];
  if (progress) {
    // What worked on it last is judged by its own signs of life, wherever it was started
    const alone = { ...files, order: { ...files.order, launcher: 'local' as const } };
    const { status } = jobState(alone, Date.now(), isAlive).tasks[task];
    if (status !== 'interrupted' && !(isRestart && isOpen({ status }))) {
      throw new InputError('E_JOB', `Task ${task} of ${folder} is ${status} already: start a new job to do it again.`);
    }
  }
  return files.order;
}
