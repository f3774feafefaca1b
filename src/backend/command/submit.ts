import { basename } from 'node:path';

import { readJobFiles } from '../../jobs/jobFiles';
import type { Kind } from '../../protocol/capabilities';
import type { LauncherName, StartRequest } from '../../protocol/jobs';
import type { ExitStatus } from './exitStatus';
import { orWhyNot } from './sayStarted';
import type { StartedJob } from './startJob';
import { startNamedJob } from './startJob';
import { jsonLine, printable } from './terminal';
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
    const started = await startNamedJob(request, script);
    await sayJob(started, json);
    sayWhole(started);
  });
}

/** Says which large files are not done in parts, and why. */
export function sayWhole({ order: { whole = [] } }: StartedJob): void {
  whole.forEach(({ input, message }) =>
    process.stderr.write(`${printable(basename(input))} is done by one task. ${message}\n`)
  );
}

/** Says what a new job is called. */
export async function sayJob({ folder, order }: StartedJob, json: boolean): Promise<void> {
  const job = await submittedJob(folder, order);
  process.stdout.write(json ? jsonLine({ job }) : submittedText(job));
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
  folder: string,
  { id, kind, launcher, tasks }: StartedJob['order']
): Promise<SubmittedJob> {
  const launch = (await readJobFiles(folder))?.launch;
  const slurmId = launch?.launcher === 'slurm' ? launch.arrays[0].id : null;
  return { id, folder, capability: kind, launcher, slurmId, tasks };
}

/** A new job in words. */
export function submittedText({ id, folder, slurmId, tasks }: SubmittedJob): string {
  const slurm = slurmId === null ? [] : [`  Slurm job ${slurmId}, ${tasks} ${tasks === 1 ? 'task' : 'tasks'}`];
  return [id, ...slurm, `  ${folder}`, ''].join('\n');
}
