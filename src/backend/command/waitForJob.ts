import { setTimeout as pause } from 'node:timers/promises';

import { InputError } from '../../core/errors';
import { JobFollower, jobFolder } from '../../jobs/jobFollower';
import { seenJob } from '../../jobs/seenJob';
import { JobRegistry } from '../../jobs/registry';
import { stateFolder } from '../../jobs/stateFolder';
import type { Outcome } from '../../pipeline/eachInput';
import { workOf } from '../../pipeline/works';
import type { Kind } from '../../protocol/capabilities';
import type { Job } from '../../protocol/jobs';
import { isOpen } from '../../protocol/jobs';
import { problemOf } from '../../protocol/problem';
import { launchersFor } from '../launchers';
import { ExitStatus } from './exitStatus';
import { interruptible } from './interruption';
import { outcomeStatus } from './outcomeStatus';
import { printErrors, printOutcome } from './report';

/** Between two looks; a look may take at most a tenth of the time, since job directories are on shared file systems. */
const LOOK_MS = 250;
const LOOK_SHARE = 10;

export interface WaitFlags {
  json?: boolean;
  follow?: boolean;
}

/** Comes back when a job has ended, with its report printed and its exit status. */
export async function waitForJob(
  name: string,
  { json = false, follow = false }: WaitFlags,
  script: URL
): Promise<ExitStatus> {
  try {
    const folder = await jobFolder(name, new JobRegistry(stateFolder()));
    return await interruptible(async signal => {
      const follower = new JobFollower(folder, launchersFor(script));
      const ended = await untilEnded(follower, signal, follow ? tellChanges() : () => undefined);
      if (!ended) {
        process.stderr.write(`Waits no longer. The job goes on: jupyter 4dstem jobs cancel ${name} stops it.\n`);
        return ExitStatus.Cancelled;
      }
      const { status, reason } = ended;
      const told = await printJob(ended, json || follow);
      if (status === 'cancelled' || status === 'interrupted') {
        process.stderr.write(`${status}${reason === undefined ? '' : `: ${reason}`}\n`);
      }
      return status === 'done' ? told : status === 'failed' ? ExitStatus.Failed : ExitStatus.Cancelled;
    });
  } catch (cause) {
    if (!(cause instanceof InputError)) {
      throw cause;
    }
    printErrors('outputs', [problemOf(cause, name)], json || follow);
    return ExitStatus.Failed;
  }
}

/** Prints what came of it as the command of its kind would. @returns how that would end */
async function printJob<K extends Kind>(job: Job<K>, json: boolean): Promise<ExitStatus> {
  const { kind, items, status, reason } = job;
  const outcome: Outcome<K> = {
    results: items.flatMap(({ result }) => result ?? []),
    errors: items.flatMap(({ problem }) => problem ?? [])
  };
  const more = { status, ...(reason !== undefined && { reason }) };
  const work = await workOf(kind);
  printOutcome(job, work.told, outcome, { json, several: true, more });
  return outcomeStatus(outcome, work);
}

/** @returns the job when it has ended; undefined when `signal` fired before */
async function untilEnded(
  follower: JobFollower,
  signal: AbortSignal,
  tell: (job: Job) => void
): Promise<Job | undefined> {
  while (!signal.aborted) {
    const before = performance.now();
    const job = seenJob(await follower.look());
    if (!isOpen(job)) {
      return job;
    }
    tell(job);
    const ms = Math.max(LOOK_MS, LOOK_SHARE * (performance.now() - before));
    await pause(ms, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
}

/** Prints a line whenever it would be another one. */
function tellChanges(): (job: Job) => void {
  let told = '';
  return job => {
    const line = progressJson(job);
    if (line !== told) {
      told = line;
      process.stdout.write(`${line}\n`);
    }
  };
}

function progressJson({ status, reason, items, bytesPerSecond, framesPerSecond, secondsLeft }: Job): string {
  const sum = (of: (item: Job['items'][number]) => number): number =>
    items.reduce((total, item) => total + of(item), 0);
  const done = { framesDone: sum(item => item.framesDone), frames: sum(item => item.frames) };
  return JSON.stringify({ status, ...done, bytesPerSecond, framesPerSecond, secondsLeft, reason });
}
