import type { Command } from 'commander';

import { stateFolder } from '../../jobs/stateFolder';
import type { Job } from '../../protocol/jobs';
import { ExitStatus } from './exitStatus';
import { addJobsCancel } from './jobsCancel';
import { addJobsStart } from './jobsStart';
import { addJobsWait } from './jobsWait';

/**
 * `jupyter 4dstem jobs`: what was started to go on by itself and how it stands, also where no server runs.
 *
 * @param script the bundle, which jobs run
 */
export function addJobs(program: Command, script: URL, done: (status: ExitStatus) => void): void {
  const command = program
    .command('jobs')
    .description('List recent jobs that were started from panels and notebooks, with their state.')
    .option('--json', 'print one JSON object')
    .action(async ({ json }: { json?: boolean }) => {
      const [{ JobList, listedJob }, { JobRegistry }] = await Promise.all([
        import('../../jobs/jobList'),
        import('../../jobs/registry')
      ]);
      const list = new JobList(new JobRegistry(stateFolder()), (folder, error) =>
        process.stderr.write(`${folder} cannot be read: ${String(error)}\n`)
      );
      await list.refresh();
      const jobs = list.jobs().map(listedJob);
      process.stdout.write(json ? `${JSON.stringify({ jobs })}\n` : jobsText(jobs));
      done(ExitStatus.Ok);
    });
  addJobsStart(command, script, done);
  addJobsWait(command, done);
  addJobsCancel(command, done);
}

function jobsText(jobs: readonly Job[]): string {
  return jobs.length === 0 ? 'No jobs.\n' : jobs.map(job => `${jobText(job)}\n`).join('');
}

function jobText({ id, status, reason, items, host, folder }: Job): string {
  const count = items.filter(item => item.status === 'done').length;
  const failed = items.filter(item => item.status === 'failed').length;
  return [
    `${id}  ${status}`,
    `  ${count} of ${items.length} files done${failed > 0 ? `, ${failed} failed` : ''}${host === undefined ? '' : `, on ${host}`}`,
    ...(reason === undefined ? [] : [`  ${reason}`]),
    `  ${folder}`
  ].join('\n');
}
