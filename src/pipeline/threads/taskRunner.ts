import { CancelledError } from '../../core/errors';
import type { SharedJob } from './jobCounters';
import { stopJob } from './jobCounters';
import type { Job, Reply, TaskName } from './tasks';
import { work } from './tasks';

/** Works on jobs: in worker threads, or within this thread where none can be started (tests from source). */
export interface TaskRunner {
  /**
   * Works on a job until no part of it is left.
   *
   * @param threads most threads that are worth while for this job
   * @returns what each thread found
   * @throws CancelledError when `signal` fires
   */
  run<N extends TaskName>(task: N, job: Job<N>, signal: AbortSignal, threads?: number): Promise<Reply<N>[]>;
  /**
   * Starts threads before they are needed, which takes some tens of milliseconds.
   *
   * @param task what they will be asked to do first
   * @param threads most that will work, the calling one included where it does
   */
  warmUp(task: TaskName, threads?: number): void;
  /** Threads that are there already, for work that is not worth the start of one. */
  readonly started: number;
  close(): Promise<void>;
}

/** Works within the calling thread, giving way to other work between parts. */
export class InlineTasks implements TaskRunner {
  readonly started: number = 1;

  async run<N extends TaskName>(task: N, job: Job<N>, signal: AbortSignal): Promise<Reply<N>[]> {
    return stoppable(job, signal, async () => {
      const doing = await work(task);
      return [await doing(job, () => new Promise(resolve => setImmediate(resolve)))];
    });
  }

  warmUp(): void {}

  async close(): Promise<void> {}
}

/** Tells all threads of a job to stop when `signal` fires, and then throws CancelledError. */
export async function stoppable<T>(job: SharedJob, signal: AbortSignal, run: () => Promise<T>): Promise<T> {
  const stop = (): void => stopJob(job);
  signal.addEventListener('abort', stop);
  try {
    if (signal.aborted) {
      throw new CancelledError();
    }
    const result = await run();
    if (signal.aborted) {
      throw new CancelledError();
    }
    return result;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
