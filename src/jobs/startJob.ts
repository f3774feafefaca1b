import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { InputError } from '../core/errors';
import { isOpen } from '../protocol/jobs';
import type { PathGuard } from '../storage/pathGuard';
import { scriptsFolder } from '../storage/session/sessionPaths';
import type { JobRequest } from './createJob';
import { createJob } from './createJob';
import type { JobList } from './jobList';
import type { JobOrder } from './jobSchema';
import type { Launcher } from './launcher';
import type { JobRegistry } from './registry';

/** Every open job is a process, be it one that waits for cores. */
const MOST_OPEN = 50;

export interface JobStart {
  readonly launcher: Launcher;
  /** Where other programs of the user find the job */
  readonly registry: JobRegistry;
  /** As of its last look; knows the job from now on */
  readonly jobs: JobList;
  /** The user's, see `stateFolder` */
  readonly stateFolder: string;
  /** Asked before the folder of the job is written */
  readonly guard: PathGuard;
  /** A line for whoever keeps the program */
  warn(line: string): void;
}

/**
 * Starts a job that goes on by itself: makes its directory, in the `scripts` folder of its session where it has
 * one, launches it, and notes it down.
 *
 * @throws InputError when too many run already, the folder may not be written, or nothing could be started
 */
export async function startJob(
  request: JobRequest,
  { launcher, registry, jobs, stateFolder, guard, warn }: JobStart
): Promise<{ folder: string; job: JobOrder }> {
  if (jobs.jobs().filter(({ state }) => isOpen(state)).length >= MOST_OPEN) {
    throw new InputError(
      'E_TOO_MANY_JOBS',
      `${MOST_OPEN} jobs run or wait already. Wait for some to end, or convert several files in one go.`
    );
  }
  const inSession = scriptsFolder(request.inputs, request.options.out);
  if (inSession !== undefined) {
    await guard(inSession, 'write');
  }
  const { folder, job } = await createJob(inSession ?? join(stateFolder, 'jobs'), request);
  try {
    await launcher.launch(folder, job);
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    throw cause;
  }
  jobs.add(folder);
  try {
    await registry.add(folder);
  } catch (cause) {
    warn(`Other servers will not find the job ${folder}: ${String(cause)}`);
  }
  return { folder, job };
}
