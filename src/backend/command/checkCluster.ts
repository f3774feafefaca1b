import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { InputError } from '../../core/errors';
import type { CheckLook, ClusterCheck } from '../../jobs/slurm/check';
import { VERSION } from '../../protocol/version';
import { naming } from '../../storage/fileErrors';
import { ExitStatus } from './exitStatus';
import { slurmLauncherFor } from '../launchers';
import type { SubmitFlags } from './submitFlags';
import { submissionOf } from './submitFlags';

const LOOK_MS = 500;

export interface CheckFlags extends Omit<SubmitFlags, 'submit' | 'arrayLimit' | 'time'> {
  wait: number;
  json?: boolean;
}

/** Submits a check, waits for it, and prints what it found. */
export async function checkCluster(named: string, flags: CheckFlags, script: URL): Promise<ExitStatus> {
  const { wait, json = false } = flags;
  const data = resolve(named);
  const folder = await naming(data, 'write', () => mkdtemp(join(data, '.4dstem-check-')));
  try {
    const check = await slurmLauncherFor(script).check(folder, await submissionOf(flags));
    const found = await lastLook(check, wait);
    if (found.status === 'waiting') {
      await check.cancel();
    }
    const problems = problemsOf(found, wait);
    const report = found.status === 'done' ? found.report : undefined;
    if (json) {
      process.stdout.write(`${JSON.stringify({ ok: problems.length === 0, ...report, problems })}\n`);
    } else {
      const node =
        report && `${report.node}: ${report.cores} cores, Node.js ${report.interpreter}, version ${report.version}`;
      const lines = [
        ...(node ? [node] : []),
        ...problems,
        ...(problems.length === 0 ? [`${data} can be read and written there.`] : [])
      ];
      process.stdout.write(`${lines.join('\n')}\n`);
    }
    return problems.length === 0 ? ExitStatus.Ok : ExitStatus.Failed;
  } catch (cause) {
    if (!(cause instanceof InputError)) {
      throw cause;
    }
    process.stdout.write(json ? `${JSON.stringify({ ok: false, problems: [cause.message] })}\n` : `${cause.message}\n`);
    return ExitStatus.Failed;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function lastLook(check: ClusterCheck, seconds: number): Promise<CheckLook> {
  const until = performance.now() + 1000 * seconds;
  for (;;) {
    const look = await check.look();
    if (look.status !== 'waiting' || performance.now() > until) {
      return look;
    }
    await pause(LOOK_MS);
  }
}

function problemsOf(found: CheckLook, seconds: number): string[] {
  switch (found.status) {
    case 'waiting':
      return [`No node has begun it within ${seconds} s, so it was cancelled. ${found.sentence}`];
    case 'failed':
      return [found.sentence];
    case 'done':
      return [
        ...found.report.problems,
        ...(found.report.version === VERSION
          ? []
          : [
              `The node runs version ${found.report.version} of this program, this machine ${VERSION}: install the same on both.`
            ])
      ];
  }
}
