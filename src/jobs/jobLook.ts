import type { JobFiles } from './jobFiles';
import { jobSignature, readJobFiles } from './jobFiles';
import type { JobState, Liveness } from './jobState';
import { jobState } from './jobState';
import type { TaskLook } from './launcher';

/** What a job directory said when it was looked at. */
export interface JobLook {
  /** Changes whenever a file of the directory does */
  readonly signature?: string;
  /** Absent for a directory that is gone, or is no job of this version */
  readonly found?: { readonly files: JobFiles; readonly state: JobState };
}

/**
 * Looks at a job; reads its files only when they have changed since `former`.
 *
 * The last words of a process are on the disk before it goes. They count, also where it went between the reading of the
 * files and the question whether it lives: whoever is found dead is read once more.
 *
 * @param now clock, in milliseconds since 1970
 * @param seen what the job's launcher sees of its tasks
 */
export async function lookAtJob(
  folder: string,
  former: JobLook,
  now: () => number,
  isAlive: Liveness,
  seen: readonly TaskLook[] = []
): Promise<JobLook> {
  const look = await lookOnce(folder, former, now, isAlive, seen);
  return look.found && look.metDead ? lookOnce(folder, look, now, isAlive, seen) : look;
}

async function lookOnce(
  folder: string,
  former: JobLook,
  now: () => number,
  isAlive: Liveness,
  seen: readonly TaskLook[]
): Promise<JobLook & { metDead: boolean }> {
  const signature = await jobSignature(folder);
  const known = former.found?.files;
  const files = signature === former.signature ? known : await readJobFiles(folder, known);
  let metDead = seen.some(({ state }) => state === 'gone');
  const liveness: Liveness = process => {
    const alive = isAlive(process);
    metDead ||= alive === false;
    return alive;
  };
  return { signature, found: files && { files, state: jobState(files, now(), liveness, seen) }, metDead };
}
