import { Worker } from 'node:worker_threads';

import { CancelledError, InputError } from '../../core/errors';
import type { PathGuard } from '../../storage/pathGuard';
import { receivedError, sentError } from '../threads/errorTransfer';
import type { AcquisitionReader, Question, Questions } from './reader';
import type { FromThread, ToThread } from './readerThread';
import { READER_THREAD } from './threadName';

/** A thread without questions ends after this time. */
const IDLE_MS = 60_000;
/** Questions that a thread works on at the same time: while one waits for the disk another computes. */
const AT_ONCE = 4;
/** A thread that gives no sign for so long is caught in a file: between two pieces of work it always does. */
const PATIENCE_MS = 60_000;

/**
 * Reads acquisitions in two threads, so that neither a slow disk nor a large file holds up the backend's answers: long
 * questions (all headers of an acquisition) have one of them for themselves, one after another.
 */
export class ThreadReader implements AcquisitionReader {
  /** @param script file whose start as a worker thread with `workerData` READER_THREAD calls serveReader */
  constructor(script: URL, patienceMs = PATIENCE_MS) {
    this.quick = new ReaderThread(script, AT_ONCE, patienceMs);
    this.long = new ReaderThread(script, 1, patienceMs);
  }

  ask<Q extends Question>(
    question: Q,
    job: Questions[Q]['job'],
    guard: PathGuard,
    signal?: AbortSignal
  ): Promise<Questions[Q]['answer']> {
    const isLong = 'whole' in job && job.whole;
    return (isLong ? this.long : this.quick).ask(question, job, guard, signal) as Promise<Questions[Q]['answer']>;
  }

  async close(): Promise<void> {
    await Promise.all([this.quick.close(), this.long.close()]);
  }

  private readonly quick: ReaderThread;
  private readonly long: ReaderThread;
}

interface Asked {
  readonly question: Question;
  readonly job: Questions[Question]['job'];
  readonly guard: PathGuard;
  resolve(answer: Questions[Question]['answer']): void;
  reject(error: unknown): void;
}

class ReaderThread {
  constructor(
    private readonly script: URL,
    private readonly atOnce: number,
    private readonly patienceMs: number
  ) {}

  async ask(
    question: Question,
    job: Questions[Question]['job'],
    guard: PathGuard,
    signal?: AbortSignal
  ): Promise<Questions[Question]['answer']> {
    const id = this.asked++;
    const giveUp = (): void => this.giveUp(id);
    signal?.addEventListener('abort', giveUp);
    try {
      if (signal?.aborted) {
        throw new CancelledError();
      }
      return await new Promise((resolve, reject) => {
        this.waiting.set(id, { question, job, guard, resolve, reject });
        this.next();
      });
    } finally {
      signal?.removeEventListener('abort', giveUp);
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    this.unwatch();
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
  }

  private giveUp(id: number): void {
    const asked = this.waiting.get(id) ?? this.running.get(id);
    if (this.running.has(id)) {
      this.tell({ id, giveUp: true });
    }
    this.waiting.delete(id);
    asked?.reject(new CancelledError());
  }

  private next(): void {
    clearTimeout(this.idle);
    for (const [id, asked] of this.waiting) {
      if (this.running.size >= this.atOnce) {
        return;
      }
      this.waiting.delete(id);
      this.watch();
      this.running.set(id, asked);
      this.tell({ id, question: asked.question, job: asked.job });
    }
    if (this.running.size === 0) {
      this.unwatch();
      this.idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    }
  }

  private tell(message: ToThread): void {
    this.worker ??= this.start();
    this.worker.postMessage(message);
  }

  private start(): Worker {
    const worker = new Worker(this.script, { workerData: READER_THREAD });
    worker.on('message', (message: FromThread) => void this.hear(worker, message));
    worker.on('error', error => this.lost(worker, error));
    worker.on('exit', code => this.lost(worker, new Error(`A reader thread ended unexpectedly (${code}).`)));
    // A watch that is over must not keep the process
    worker.unref();
    return worker;
  }

  private async hear(worker: Worker, message: FromThread): Promise<void> {
    this.heard = performance.now();
    if ('pong' in message) {
      return;
    }
    const asked = this.running.get(message.id);
    if (asked === undefined) {
      return;
    }
    if ('guard' in message) {
      const { guard, path, purpose } = message;
      const refusal = await asked.guard(path, purpose).then(() => undefined, sentError);
      worker.postMessage({ guard, refusal } satisfies ToThread);
      return;
    }
    this.running.delete(message.id);
    if ('answer' in message) {
      asked.resolve(message.answer);
    } else {
      asked.reject(receivedError(message.failure));
    }
    this.next();
  }

  /** Ends the thread, with all that it has been asked, when it gives no sign of life. */
  private watch(): void {
    if (this.watching) {
      return;
    }
    this.heard = performance.now();
    this.watching = setInterval(() => {
      const { worker } = this;
      if (worker && performance.now() - this.heard > this.patienceMs) {
        this.unwatch();
        void worker.removeAllListeners().terminate();
        this.lost(worker, unending(this.patienceMs));
      } else {
        worker?.postMessage({ ping: true } satisfies ToThread);
      }
    }, this.patienceMs / 4).unref();
  }

  private unwatch(): void {
    clearInterval(this.watching);
    this.watching = undefined;
  }

  private lost(worker: Worker, error: unknown): void {
    if (this.worker === worker) {
      this.worker = undefined;
    }
    const asked = [...this.running.values()];
    this.running.clear();
    asked.forEach(({ reject }) => reject(error));
    this.next();
  }

  private heard = 0;
  private watching: ReturnType<typeof setInterval> | undefined;
  private worker: Worker | undefined;
  private asked = 0;
  private idle: ReturnType<typeof setTimeout> | undefined;
  private readonly waiting = new Map<number, Asked>();
  private readonly running = new Map<number, Asked>();
}

function unending(ms: number): InputError {
  return new InputError(
    'E_UNENDING',
    `This file, or one that was read at the same time, was read for ${ms / 1000} s without end, and given up: one of them is damaged, or on a file server that does not answer. Look again later, or move it away.`
  );
}
