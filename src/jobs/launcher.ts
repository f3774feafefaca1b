import type { JobOrder } from './jobSchema';

/**
 * Starts the tasks of a job that is written to its directory. From then on the directory alone tells how they go; a
 * launcher adds to it (`launch.json`) what its tasks can be recognised by before they have written anything.
 */
export interface Launcher {
  /** @throws InputError when nothing could be started */
  launch(folder: string, job: JobOrder): Promise<void>;
}
