import { basename } from 'node:path';

import { readJobFiles, readOrder } from '../../jobs/jobFiles';
import type { Kind } from '../../protocol/capabilities';
import type { LauncherName, StartRequest } from '../../protocol/jobs';
import type { ExitStatus } from './exitStatus';
import { orWhyNot } from './sayStarted';
import { startNamedJob } from './startJob';
import { printable } from './terminal';
import type { SubmitFlags } from './submitFlags';
import { placeOf } from './submitFlags';

/** What is to be done; where is a matter of the flags. */
export type Asked = Omit<StartRequest, 'launcher' | 'cluster'>;

/**
 * Has the work of a command done as a job, and says what that is called.
 *
 * @param input what an error is about
 * @param report what the JSON object calls the results there are none of
 * @param script the bundle, which the job runs
 */
export async function submit(
  input: string,
  report: string,
  flags: SubmitFlags,
  json: boolean,
  script: URL,
  asked: () => Promise<Asked>
): Promise<ExitStatus> {
  return orWhyNot(input, report, json, async () => {
    const request = { ...(await placeOf(flags)), ...(await asked()) } as StartRequest;
    const { id, folder } = await startNamedJob(request, script);
    const job = await submittedJob(id, folder, request);
    process.stdout.write(json ? `${JSON.stringify({ job })}\n` : submittedText(job));
    const { whole = [] } = (await readOrder(folder)) ?? {};
    whole.forEach(({ input, message }) =>
      process.stderr.write(`${printable(basename(input))} is done by one task. ${message}\n`)
    );
  });
}

/** A new job as the JSON object of a command tells of it. */
export interface SubmittedJob {
  readonly id: string;
  readonly folder: string;
  readonly capability: Kind;
  readonly launcher: LauncherName;
  readonly slurmId: string | null;
  readonly tasks: number;
}

export async function submittedJob(
  id: string,
  folder: string,
  { kind, launcher }: Pick<StartRequest, 'kind' | 'launcher'>
): Promise<SubmittedJob> {
  const files = await readJobFiles(folder);
  const slurmId = files?.launch?.launcher === 'slurm' ? files.launch.arrays[0].id : null;
  return { id, folder, capability: kind, launcher, slurmId, tasks: files?.order.tasks ?? 1 };
}

/** A new job in words. */
export function submittedText({ id, folder, slurmId, tasks }: SubmittedJob): string {
  const slurm = slurmId === null ? [] : [`  Slurm job ${slurmId}, ${tasks} ${tasks === 1 ? 'task' : 'tasks'}`];
  return [id, ...slurm, `  ${folder}`, ''].join('\n');
}
