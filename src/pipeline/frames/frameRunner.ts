import { Worker } from 'node:worker_threads';

import { CancelledError, InputError } from '../../core/errors';
import type { FrameJob, FrameSums } from './frameJob';
import { JobCounter } from './frameJob';
import type { ThreadReply } from './frameThread';
import { workOnFrames } from './frameWorker';

/** Runs frame jobs: in worker threads, or within this thread where none can be started (tests from source). */
export interface FrameRunner {
  /** Converts all frames of a job; rejects with CancelledError when `signal` aborts. */
  run(job: FrameJob, signal: AbortSignal): Promise<FrameSums[]>;
  close(): Promise<void>;
}

/** Works within the calling thread, giving way to other work between tiles. */
export class InlineRunner implements FrameRunner {
  async run(job: FrameJob, signal: AbortSignal): Promise<FrameSums[]> {
    return stoppable(job, signal, async () => [
      await workOnFrames(job, () => new Promise(resolve => setImmediate(resolve)))
    ]);
  }

  async close(): Promise<void> {}
}

/** Spreads every job over the same few threads, which stay for the next job. */
export class ThreadRunner implements FrameRunner {
  /** @param script file whose start as a worker thread calls serveFrameJobs */
  constructor(
    private readonly script: URL,
    private readonly threads: number
  ) {}

  async run(job: FrameJob, signal: AbortSignal): Promise<FrameSums[]> {
    while (this.workers.length < this.threads) {
      this.workers.push(new Worker(this.script));
    }
    return stoppable(job, signal, async () => {
      const results = await Promise.allSettled(this.workers.map(worker => this.ask(worker, job)));
      const failed = results.find(result => result.status === 'rejected');
      if (failed) {
        throw failed.reason;
      }
      return results.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.splice(0).map(worker => worker.terminate()));
  }

  /** One thread's share of a job; when it fails the other threads are told to stop. */
  private ask(worker: Worker, job: FrameJob): Promise<FrameSums> {
    return new Promise<FrameSums>((resolve, reject) => {
      const stop = (error: unknown): void => {
        Atomics.store(new Int32Array(job.counters), JobCounter.Stop, 1);
        reject(error);
      };
      const onMessage = (reply: ThreadReply): void => {
        done();
        if ('sums' in reply) {
          resolve(reply.sums);
        } else {
          stop(errorOf(reply.failure));
        }
      };
      const onEnd = (cause: unknown): void => {
        done();
        this.workers.splice(this.workers.indexOf(worker), 1);
        stop(cause instanceof Error ? cause : new Error(`A conversion thread ended unexpectedly (${String(cause)}).`));
      };
      const done = (): void => {
        worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
      };
      worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
      worker.postMessage(job);
    });
  }

  private readonly workers: Worker[] = [];
}

async function stoppable(job: FrameJob, signal: AbortSignal, work: () => Promise<FrameSums[]>): Promise<FrameSums[]> {
  const stop = (): void => void Atomics.store(new Int32Array(job.counters), JobCounter.Stop, 1);
  signal.addEventListener('abort', stop);
  try {
    if (signal.aborted) {
      throw new CancelledError();
    }
    const sums = await work();
    if (signal.aborted) {
      throw new CancelledError();
    }
    return sums;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function errorOf({ message, code, details }: Extract<ThreadReply, { failure: unknown }>['failure']): Error {
  const cause = details === undefined ? undefined : { cause: details };
  return code?.startsWith('E_') ? new InputError(code as `E_${string}`, message, cause) : new Error(message, cause);
}
