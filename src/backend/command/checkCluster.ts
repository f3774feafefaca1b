import { resolve } from 'node:path';

import { InputError } from '../../core/errors';
import type { CheckReport } from '../../jobs/slurm/check';
import { tryNode } from '../../jobs/slurm/tryNode';
import { slurmLauncherFor } from '../launchers';
import { ExitStatus } from './exitStatus';
import type { SubmitFlags } from './submitFlags';
import { submissionOf } from './submitFlags';

export interface CheckFlags extends Omit<SubmitFlags, 'submit' | 'arrayLimit' | 'time'> {
  wait: number;
  json?: boolean;
}

/** Submits a check, waits for it, and prints what it found. */
export async function checkCluster(named: string, flags: CheckFlags, script: URL): Promise<ExitStatus> {
  const { wait, json = false } = flags;
  const folder = resolve(named);
  try {
    const submission = await submissionOf(flags);
    const { problems, report } = await tryNode(slurmLauncherFor(script), { folder, submission, seconds: wait });
    if (json) {
      process.stdout.write(`${JSON.stringify({ ok: problems.length === 0, ...report, problems })}\n`);
    } else {
      const lines = [
        ...(report ? [nodeLine(report)] : []),
        ...problems,
        ...(problems.length === 0 ? [`${folder} can be read and written there.`] : [])
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
  }
}

function nodeLine({ node, cores, interpreter, version, modules }: Omit<CheckReport, 'problems'>): string {
  const loaded = modules.length > 0 ? `, modules ${modules.join(', ')}` : '';
  return `${node}: ${cores} cores, Node.js ${interpreter}, version ${version}${loaded}`;
}
