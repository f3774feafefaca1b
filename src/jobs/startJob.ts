import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { InputError, messageOf } from '../core/errors';
import { outOf } from '../protocol/capability';
import type { PathGuard } from '../storage/pathGuard';
import { scriptsFolder } from '../storage/session/sessionPaths';
import type { JobRequest, Parting } from './createJob';
import { createJob } from './createJob';
import type { JobList } from './jobList';
import type { JobOrder } from './jobSchema';
import type { Launcher, Launchers } from './launcher';
import { TooManyTasks } from './launcher';
import type { FindFiles } from './partJob';
import { inFewerTasks, partedFor } from './partJob';
import type { JobRegistry } from './registry';

/** Every open job of this machine is a process, also one that waits for cores. */
const MOST_OPEN = 50;

export interface JobStart {
  readonly launchers: Launchers;
  /** The files that a request means, for a launcher that wants a task for each */
  readonly find: FindFiles;
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
  { launchers, find, registry, jobs, stateFolder, guard, warn }: JobStart
): Promise<{ folder: string; order: JobOrder }> {
  const launcher = launchers[request.launcher];
  if (!launcher) {
    throw new InputError('E_LAUNCHER', `Jobs cannot be started on ${request.launcher} from here.`);
  }
  const settle = await reserved(launcher, jobs);
  try {
    return await started(launcher, request, { find, registry, jobs, stateFolder, guard, warn }, settle);
  } catch (cause) {
    settle();
    throw cause;
  }
}

async function started(
  launcher: Launcher,
  request: JobRequest,
  { find, registry, stateFolder, guard, warn }: Omit<JobStart, 'launchers'>,
  settle: (folder: string) => void
): Promise<{ folder: string; order: JobOrder }> {
  const { parted, parting } = await partedFor(launcher, request, find);
  const inSession = scriptsFolder(request.inputs, outOf(request.options));
  if (inSession !== undefined) {
    await guard(inSession, 'write');
  }
  const { folder, order } = await launched(launcher, inSession ?? join(stateFolder, 'jobs'), parted, parting);
  settle(folder);
  try {
    await registry.add(folder);
  } catch (cause) {
    warn(`Other servers will not find the job ${folder}: ${messageOf(cause)}`);
  }
  return { folder, order };
}

/**
 * Makes its directory and launches it, in half as many tasks, and half of these, where they were too many. Steps of a pipeline share what a
 * user may have in the queue: there all of them are to have fewer, see `startSteps`.
 *
 * @param parting with as many tasks as there can be
 */
async function launched(
  launcher: Launcher,
  scripts: string,
  parted: JobRequest,
  parting: Parting,
  most = Infinity
): Promise<{ folder: string; order: JobOrder }> {
  const { folder, order } = await createJob(scripts, parted, inFewerTasks(parted, parting, most));
  try {
    await launcher.launch(folder, order);
    return { folder, order };
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    if (!(cause instanceof TooManyTasks) || cause.tasks < 2 || parted.pipeline) {
      throw cause;
    }
    return launched(launcher, scripts, parted, parting, Math.ceil(cause.tasks / 2));
  }
}

/** Takes a place among the jobs of this machine before anything is waited for; what waits on a cluster takes none. */
async function reserved({ name }: Launcher, jobs: JobList): Promise<(folder?: string) => void> {
  if (name !== 'local') {
    return folder => folder !== undefined && jobs.add(folder);
  }
  const settle = jobs.reserve();
  if (jobs.openHere > MOST_OPEN) {
    // Some may have ended since the last look
    await jobs.refresh();
  }
  if (jobs.openHere > MOST_OPEN) {
    settle();
    throw new InputError(
      'E_TOO_MANY_JOBS',
      `${MOST_OPEN} jobs run or wait already. Wait for some to end, or work on several files in one go.`
    );
  }
  return settle;
}
