import { Worker } from 'node:worker_threads';

import { allDone } from '../../core/allDone';
import { receivedError } from './errorTransfer';
import { stopJob } from './jobCounters';
import type { PrepareRequest, ThreadReply, ThreadRequest } from './serveTasks';
import type { TaskRunner } from './taskRunner';
import { stoppable } from './taskRunner';
import type { Job, Reply, TaskName } from './tasks';

/** Spreads every job over the same few threads, which stay for the next one. Jobs are done one after another. */
export class ThreadPool implements TaskRunner {
  /**
   * @param script file whose start as a worker thread calls serveTasks
   * @param idleMs threads end when they had nothing to do for so long; absent: they stay until `close`
   */
  constructor(
    private readonly script: URL,
    private readonly threads: number,
    private readonly idleMs?: number
  ) {}

  async run<N extends TaskName>(
    task: N,
    job: Job<N>,
    signal: AbortSignal,
    threads = this.threads
  ): Promise<Reply<N>[]> {
    const turn = this.last.then(() => stoppable(job, signal, () => this.spread(task, job, threads)));
    this.last = turn.then(noResult, noResult);
    return turn;
  }

  warmUp(task: TaskName, threads = this.threads): void {
    const started = this.workers.length;
    for (const worker of this.staff(threads).slice(started)) {
      worker.postMessage({ prepare: task } satisfies PrepareRequest);
    }
    this.rest();
  }

  get started(): number {
    return this.workers.length;
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    await Promise.all(this.workers.splice(0).map(worker => worker.terminate()));
  }

  private async spread<N extends TaskName>(task: N, job: Job<N>, threads: number): Promise<Reply<N>[]> {
    clearTimeout(this.idle);
    try {
      const replies = await allDone(this.staff(threads).map(worker => this.ask(worker, { task, job })));
      return replies as Reply<N>[];
    } finally {
      this.rest();
    }
  }

  private staff(threads: number): Worker[] {
    const wanted = Math.max(1, Math.min(threads, this.threads));
    while (this.workers.length < wanted) {
      const worker = new Worker(this.script, { workerData: this.workers.length });
      // Whoever waits for an answer is told, see `ask`; a thread that ends while nobody does is only replaced
      worker.on('error', noResult).on('exit', () => this.forget(worker));
      this.workers.push(worker);
    }
    return this.workers.slice(0, wanted);
  }

  private rest(): void {
    if (this.idleMs !== undefined) {
      clearTimeout(this.idle);
      this.idle = setTimeout(() => void this.close(), this.idleMs).unref();
    }
  }

  /** One thread's share of a job; when it fails the other threads are told to stop. */
  private ask(worker: Worker, request: ThreadRequest): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const stop = (error: unknown): void => {
        stopJob(request.job);
        reject(error);
      };
      const onMessage = (reply: ThreadReply): void => {
        done();
        if ('reply' in reply) {
          resolve(reply.reply);
        } else {
          stop(receivedError(reply.failure));
        }
      };
      const onEnd = (cause: unknown): void => {
        done();
        this.forget(worker);
        stop(cause instanceof Error ? cause : new Error(`A worker thread ended unexpectedly (${String(cause)}).`));
      };
      const done = (): void => {
        worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
      };
      worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
      worker.postMessage(request);
    });
  }

  private forget(worker: Worker): void {
    const place = this.workers.indexOf(worker);
    if (place >= 0) {
      this.workers.splice(place, 1);
    }
  }

  private readonly workers: Worker[] = [];
  private last: Promise<void> = Promise.resolve();
  private idle: ReturnType<typeof setTimeout> | undefined;
}

function noResult(): void {}
