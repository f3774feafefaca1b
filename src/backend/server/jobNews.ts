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
/** Directories that were never looked at, in one look: the first answer needs the latest of them, the others follow. */
const MOST_NEW = 300;

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
      const wasBehind = this.isBehind;
      const news = await this.jobs.refresh({ patienceMs: PATIENCE_MS, most: MOST_NEW });
      this.isBehind = this.jobs.isBehind;
      const dismissed = await this.dismissed();
      for (const changed of news) {
        const job = listedJob(changed);
        // Pages list what there was before
        const isNews = !wasBehind || this.ended.has(job.id);
        if (isNews || isOpen(job)) {
          this.tell(changed.gone || dismissed.has(changed.folder) ? { ...job, dismissed: true } : job);
        }
        this.tellResults(job, isNews);
      }
    };
    const next = this.looking.then(look, look);
    this.looking = next.catch(() => undefined);
    return next;
  }

  /** Until every directory was looked at, or some are enough. */
  async lookAtAll(isEnough: () => Promise<boolean> = async () => false): Promise<void> {
    do {
      await this.look();
    } while (this.isBehind && !(await isEnough()));
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

  private tellResults({ id, items }: Job, isNews: boolean): void {
    const ended = items.filter(item => !isOpen(item)).length;
    if (isNews && ended !== (this.ended.get(id) ?? 0)) {
      this.resultListeners.forEach(listener => listener());
    }
    this.ended.set(id, ended);
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
      const took = performance.now() - before;
      this.timer = setTimeout(
        () => void this.lookAndAgain(),
        this.isBehind ? took : Math.max(pause, LOOK_SHARE * took)
      );
    }
  }

  private readonly listeners = new Set<JobListener>();
  private readonly resultListeners = new Set<() => void>();
  /** How many files of each job that was seen have ended, by its id */
  private readonly ended = new Map<string, number>();
  private looking: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Until it has looked at all directories once, what it finds there is no news */
  private isBehind = true;
  private stopped = true;
  private troubled = false;
}
