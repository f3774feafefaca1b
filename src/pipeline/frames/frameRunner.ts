import { availableParallelism } from 'node:os';

import { beginHeaderScan, readFrameIndex, scannedIndex } from '../../storage/merlin/frameIndex';
import { jobCounters, limitThreads } from '../threads/jobCounters';
import type { Job } from '../threads/tasks';
import { JoinedThreads } from '../threads/joinedThreads';
import { InlineTasks } from '../threads/taskRunner';
import { ThreadPool } from '../threads/threadPool';
import type { FrameJob, FrameSums } from './frameJob';
import { tilesOf } from './frameTiles';

/** With less raw data than this, the work is done before threads have started. */
const WORTH_THREADS = 16 << 20;

/** So often the threads of a job are fitted to the cores it may use. */
const SHARE_MS = 500;

/** Runs frame jobs: in worker threads, or within this thread where none can be started (tests from source). */
export interface FrameRunner {
  /** Reads all frame headers of an acquisition. */
  readonly readIndex: typeof readFrameIndex;
  /** Converts all frames of a job; rejects with CancelledError when `signal` aborts. */
  run(job: FrameJob, signal: AbortSignal): Promise<FrameSums[]>;
  /** Sums raw frames; rejects with CancelledError when `signal` aborts. */
  sums(job: Job<'rawSums'>, signal: AbortSignal): Promise<void>;
  /** Draws and writes the pictures of a conversion; rejects with CancelledError when `signal` aborts. */
  pictures(job: Job<'pictures'>, signal: AbortSignal): Promise<void>;
  /** Told how many bytes of raw data will come, while the files for them are still being made. */
  warmUp(bytes: number): void;
  close(): Promise<void>;
}

/** Works within the calling thread, giving way to other work between tiles. */
export class InlineRunner implements FrameRunner {
  readonly readIndex = readFrameIndex;

  async run(job: FrameJob, signal: AbortSignal): Promise<FrameSums[]> {
    return new InlineTasks().run('frames', job, signal);
  }

  async sums(job: Job<'rawSums'>, signal: AbortSignal): Promise<void> {
    await new InlineTasks().run('rawSums', job, signal);
  }

  async pictures(job: Job<'pictures'>, signal: AbortSignal): Promise<void> {
    await new InlineTasks().run('pictures', job, signal);
  }

  warmUp(): void {}

  async close(): Promise<void> {}
}

/** How the threads of a ThreadRunner work. */
export interface ThreadUse {
  /** Whether the calling thread is one of the threads that convert; it then gives way to other work between tiles only */
  readonly joins?: boolean;
  /** Threads that may work at the moment, when others want the machine too; absent: all */
  readonly cores?: () => number;
}

/**
 * Spreads every job over the same few threads, which stay for the next job. A job of a single tile takes less time than
 * the start of a thread, and is done at once.
 */
export class ThreadRunner implements FrameRunner {
  /**
   * @param script file whose start as a worker thread calls serveTasks
   * @param threads number of them, the calling thread included where it joins
   */
  constructor(
    script: URL,
    private readonly threads: number,
    private readonly use: ThreadUse = {}
  ) {
    this.pool = new ThreadPool(script, threads);
    this.joined = new JoinedThreads(this.pool, threads);
  }

  /** The calling thread always reads too: it has nothing else to do, and the others may still be starting. */
  readonly readIndex: typeof readFrameIndex = async (place, headerBytes, signal = new AbortController().signal) => {
    const scan = beginHeaderScan(place, headerBytes);
    if (scan.frames * place.stride < WORTH_THREADS) {
      return readFrameIndex(place, headerBytes, signal);
    }
    await this.joined.run('headers', { scan, counters: jobCounters() }, signal);
    return scannedIndex(scan);
  };

  async run(job: FrameJob, signal: AbortSignal): Promise<FrameSums[]> {
    const tiles = tilesOf(job).length;
    if (tiles === 1) {
      return new InlineRunner().run(job, signal);
    }
    const { cores, joins } = this.use;
    const share = cores && ((): void => limitThreads(job, cores()));
    share?.();
    const timer = share && setInterval(share, SHARE_MS);
    try {
      return await (joins ? this.joined : this.pool).run('frames', job, signal, tiles);
    } finally {
      clearInterval(timer);
    }
  }

  async sums(job: Job<'rawSums'>, signal: AbortSignal): Promise<void> {
    await this.pool.run('rawSums', job, signal);
  }

  async pictures(job: Job<'pictures'>, signal: AbortSignal): Promise<void> {
    await (this.pool.isStaffed ? this.joined : new InlineTasks()).run('pictures', job, signal);
  }

  warmUp(bytes: number): void {
    const threads = Math.min(this.threads, availableParallelism()) - (this.use.joins ? 1 : 0);
    if (bytes >= WORTH_THREADS && threads > 0) {
      this.pool.warmUp('frames', threads);
    }
  }

  async close(): Promise<void> {
    await this.pool.close();
  }

  private readonly pool: ThreadPool;
  private readonly joined: JoinedThreads;
}
