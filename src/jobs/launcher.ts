import type { ListedJob } from './jobList';
import type { JobOrder } from './jobSchema';

/**
 * Starts the tasks of a job that is written to its directory. From then on the directory alone tells how they go; a
 * launcher adds to it what its tasks can be recognised by before they have written anything (`launch.json`), and what only it
 * can find out.
 */
export interface Launcher {
  /** @throws InputError when nothing could be started */
  launch(folder: string, job: JobOrder): Promise<void>;

  /** Finds out how jobs of its own stand where their directories do not tell, and notes it there. One question for all of them. */
  look(jobs: readonly ListedJob[]): Promise<void>;

  /** Asks a job to stop. @throws InputError when it cannot be asked */
  cancel(job: ListedJob): Promise<void>;
}

/** One for each word in `job.json`. */
export type Launchers = Readonly<Record<JobOrder['launcher'], Launcher>>;
