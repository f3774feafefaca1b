import { allDone } from '../../core/allDone';
import type { SharedJob } from './jobCounters';
import { stopJob } from './jobCounters';
import type { TaskRunner } from './taskRunner';
import { InlineTasks } from './taskRunner';
import type { Job, Reply, TaskName } from './tasks';

/**
 * The calling thread and some of a pool, all at the same job: one thread less to start, and nothing waits meanwhile. The
 * calling thread gives way to other work between parts.
 */
export class JoinedThreads implements TaskRunner {
  /**
   * @param others the rest of the threads
   * @param threads number of all, the calling one included
   */
  constructor(
    private readonly others: TaskRunner,
    private readonly threads: number
  ) {}

  async run<N extends TaskName>(
    task: N,
    job: Job<N>,
    signal: AbortSignal,
    threads = this.threads
  ): Promise<Reply<N>[]> {
    const others = Math.min(threads, this.threads) - 1;
    const own = async (): Promise<Reply<N>[]> => {
      // The others are told before this thread is busy
      await new Promise(resolve => setImmediate(resolve));
      return new InlineTasks().run(task, job, signal);
    };
    const shares = [...(others > 0 ? [this.others.run(task, job, signal, others)] : []), own()];
    return (await allDone(shares.map(share => stopping(job, share)))).flat();
  }

  warmUp(task: TaskName, threads = this.threads): void {
    const others = Math.min(threads, this.threads) - 1;
    if (others > 0) {
      this.others.warmUp(task, others);
    }
  }

  get started(): number {
    return this.others.started + 1;
  }

  async close(): Promise<void> {
    await this.others.close();
  }
}

/** Tells all threads of a job to stop when one share of it fails. */
async function stopping<T>(job: SharedJob, share: Promise<T>): Promise<T> {
  try {
    return await share;
  } catch (cause) {
    stopJob(job);
    throw cause;
  }
}
