import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Submission } from '../../protocol/cluster';
import type { ClusterCheckResult } from '../../protocol/clusterRequests';
import { VERSION } from '../../protocol/version';
import { naming } from '../../storage/fileErrors';
import type { CheckLook, CheckReport } from './check';
import type { SlurmLauncher } from './slurmLauncher';

const LOOK_MS = 500;

export interface Trial {
  /** Where data and results lie, full path */
  readonly folder: string;
  readonly submission: Submission;
  /** So long a node may take to begin */
  readonly seconds: number;
  /** Ends the waiting */
  readonly signal?: AbortSignal;
  /** Told what it waits for, in a sentence, whenever that changes */
  onWait?(sentence: string): void;
}

/**
 * Has a node look at the program and at a folder, and waits for what it finds. Leaves nothing behind.
 *
 * @throws InputError when the folder cannot be written, or Slurm refuses or is not reached
 */
export async function tryNode(launcher: SlurmLauncher, trial: Trial): Promise<ClusterCheckResult> {
  const { folder, submission, seconds } = trial;
  const own = await naming(folder, 'write', () => mkdtemp(join(folder, '.4dstem-check-')));
  try {
    const check = await launcher.check(own, submission);
    const look = await lastLook(() => check.look(), trial);
    switch (look.status) {
      case 'waiting':
        return { problems: [waitedInVain(look, seconds, await check.cancel())] };
      case 'failed':
        return { problems: [look.sentence] };
      case 'done':
        return { problems: [...look.report.problems, ...versionProblems(look.report)], report: look.report };
    }
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

async function lastLook(next: () => Promise<CheckLook>, { seconds, signal, onWait }: Trial): Promise<CheckLook> {
  const until = performance.now() + 1000 * seconds;
  let told: string | undefined;
  for (;;) {
    const look = await next();
    if (look.status !== 'waiting' || performance.now() > until || signal?.aborted) {
      return look;
    }
    if (look.sentence !== told) {
      told = look.sentence;
      onWait?.(told);
    }
    await pause(LOOK_MS);
  }
}

/** @param left what may still be in the queue; absent: nothing is */
function waitedInVain(
  { sentence, isSilent }: Extract<CheckLook, { status: 'waiting' }>,
  seconds: number,
  left = 'It was cancelled.'
): string {
  const help = isSilent ? ' Try again later; if it stays so, ask the people of the cluster.' : '';
  const end = /[.!?]$/.test(sentence) ? '' : '.';
  return `No node has begun it within ${seconds} s. ${sentence}${end}${help} ${left}`;
}

function versionProblems({ version }: CheckReport): string[] {
  return version === VERSION
    ? []
    : [`The node runs version ${version} of this program, this machine ${VERSION}: install the same on both.`];
}
