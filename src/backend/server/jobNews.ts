import type { JobList } from '../../jobs/jobList';
import { listedJob } from '../../jobs/jobList';
import type { JobRegistry } from '../../jobs/registry';
import type { Job } from '../../protocol/jobs';
import { isOpen } from '../../protocol/jobs';

/** Pauses between two looks at the disk: while a job is open, while none is, and while no page is there to be told. */
const RUNNING_MS = 250;
const IDLE_MS = 2000;
const UNSEEN_MS = 15_000;
/** So long a cluster is waited for in a look */
const PATIENCE_MS = 200;
/** A look may take at most a tenth of the time: job directories are on shared file systems. */
const LOOK_SHARE = 10;

export type JobListener = (job: Job) => void;

/** Looks at the job directories, and tells what has changed. */
export class JobNews {
  /** @param warn takes a line for whoever keeps the server */
  constructor(
    private readonly jobs: JobList,
    private readonly registry: JobRegistry,
    private readonly warn: (line: string) => void
  ) {}

  /** @returns function that ends the subscription */
  subscribe(listener: JobListener): () => void {
    this.listeners.add(listener);
    this.lookSoon();
    return () => this.listeners.delete(listener);
  }

  /** Has the listener told whenever a file of any job has ended. @returns function that ends it */
  readonly onResults = (listener: () => void): (() => void) => {
    this.resultListeners.add(listener);
    return () => this.resultListeners.delete(listener);
  };

  /** Looks at the disk from now on, until `stop`. */
  watch(): void {
    this.stopped = false;
    this.lookSoon();
  }

  /** Looks no more. Jobs go on. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  /** One look after another, however many ask for one. */
  look(): Promise<void> {
    const look = async (): Promise<void> => {
      const news = await this.jobs.refresh(PATIENCE_MS);
      const dismissed = await this.dismissed();
      for (const changed of news) {
        const job = listedJob(changed);
        // Pages list what there was before
        if (this.hasLooked || isOpen(job)) {
          this.tell(changed.gone || dismissed.has(changed.folder) ? { ...job, dismissed: true } : job);
        }
        this.tellResults(job);
      }
      this.hasLooked = true;
    };
    const next = this.looking.then(look, look);
    this.looking = next.catch(() => undefined);
    return next;
  }

  lookSoon(): void {
    clearTimeout(this.timer);
    if (!this.stopped) {
      this.timer = setTimeout(() => void this.lookAndAgain(), 0);
    }
  }

  /** Folders of jobs that are off the lists; none while the index cannot be read, of which the list of jobs tells. */
  async dismissed(): Promise<ReadonlySet<string>> {
    return this.registry.dismissed().catch(() => new Set<string>());
  }

  tell(job: Job): void {
    this.listeners.forEach(listener => listener(job));
  }

  private tellResults({ id, items }: Job): void {
    const ended = items.filter(item => !isOpen(item)).length;
    if (ended !== (this.ended.get(id) ?? 0)) {
      this.ended.set(id, ended);
      if (this.hasLooked) {
        this.resultListeners.forEach(listener => listener());
      }
    }
  }

  private async lookAndAgain(): Promise<void> {
    const before = performance.now();
    try {
      await this.look();
      this.troubled = false;
    } catch (cause) {
      if (!this.troubled) {
        this.warn(`The jobs cannot be looked at: ${String(cause)}`);
      }
      this.troubled = true;
    }
    if (!this.stopped) {
      clearTimeout(this.timer);
      const pause = this.listeners.size === 0 ? UNSEEN_MS : this.jobs.hasOpen ? RUNNING_MS : IDLE_MS;
      const pace = LOOK_SHARE * (performance.now() - before);
      this.timer = setTimeout(() => void this.lookAndAgain(), Math.max(pause, pace));
    }
  }

  private readonly listeners = new Set<JobListener>();
  private readonly resultListeners = new Set<() => void>();
  /** How many files of a job have ended, by id */
  private readonly ended = new Map<string, number>();
  private looking: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private hasLooked = false;
  private stopped = true;
  private troubled = false;
}
