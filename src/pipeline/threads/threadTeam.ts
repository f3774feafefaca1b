import { availableParallelism } from 'node:os';

import { limitThreads } from './jobCounters';
import { JoinedThreads } from './joinedThreads';
import type { TaskRunner } from './taskRunner';
import { InlineTasks } from './taskRunner';
import type { Job, Reply, TaskName } from './tasks';
import { ThreadPool } from './threadPool';

/** So often the threads of a job are fitted to the cores it may use. */
const SHARE_MS = 500;

/** How the threads of a ThreadTeam work. */
export interface ThreadUse {
  /** Whether the calling thread is one of those that work; it then gives way to other work between parts only */
  readonly joins?: boolean;
  /** Threads that may work at the moment, when others want the machine too; absent: all */
  readonly cores?: () => number;
}

/**
 * The threads of a process that does one thing at a time, a command or a task of a job: they stay for the next job. What is
 * worth one thread only takes less time than the start of another, and is done at once.
 */
export class ThreadTeam implements TaskRunner {
  /**
   * @param script file whose start as a worker thread calls serveTasks
   * @param threads number of them, the calling thread included where it joins
   */
  constructor(
    script: URL,
    private readonly threads: number,
    private readonly use: ThreadUse = {}
  ) {
    const pool = new ThreadPool(script, threads);
    this.team = use.joins ? new JoinedThreads(pool, threads) : pool;
  }

  async run<N extends TaskName>(
    task: N,
    job: Job<N>,
    signal: AbortSignal,
    threads = this.threads
  ): Promise<Reply<N>[]> {
    if (threads === 1) {
      return new InlineTasks().run(task, job, signal);
    }
    const { cores } = this.use;
    const share = cores && ((): void => limitThreads(job, cores()));
    share?.();
    const timer = share && setInterval(share, SHARE_MS);
    try {
      return await this.team.run(task, job, signal, threads);
    } finally {
      clearInterval(timer);
    }
  }

  warmUp(task: TaskName): void {
    this.team.warmUp(task, Math.min(this.threads, availableParallelism()));
  }

  get started(): number {
    return this.team.started;
  }

  async close(): Promise<void> {
    await this.team.close();
  }

  private readonly team: TaskRunner;
}
