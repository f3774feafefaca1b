import type { Command } from 'commander';

import { ExitStatus } from './exitStatus';
import { addJobsCancel } from './jobsCancel';
import { addJobsCheck } from './jobsCheck';
import { addJobsHold } from './jobsHold';
import { addJobsLogs } from './jobsLogs';
import { addJobsRetry } from './jobsRetry';
import { addJobsStart } from './jobsStart';
import { addJobsWait } from './jobsWait';

/** Jobs that are listed in words */
const LATEST = 100;

/**
 * `jupyter 4dstem jobs`: what was started to go on by itself and how it stands, also where no server runs.
 *
 * @param starts whether flags for starting jobs are wanted
 * @param script the bundle, which jobs run
 */
export function addJobs(program: Command, starts: boolean, script: URL, done: (status: ExitStatus) => void): void {
  const command = program
    .command('jobs')
    .description(
      'List recent jobs of panels, notebooks and commands with their state; or start, wait for, retry or cancel one.'
    )
    .option('--json', 'print one JSON object, of all jobs')
    .option('--all', `list all in words, not only the latest ${LATEST}`)
    .action(async ({ json = false, all = false }: { json?: boolean; all?: boolean }) => {
      const [{ knownJobs }, { jobsJson, jobsText }] = await Promise.all([
        import('./knownJobs'),
        import('./jobsReport')
      ]);
      const { list } = await knownJobs(script);
      const jobs = list.jobs();
      process.stdout.write(json ? jobsJson(jobs) : jobsText(jobs, all ? Infinity : LATEST));
      done(ExitStatus.Ok);
    });
  addJobsStart(command, starts, script, done);
  addJobsWait(command, script, done);
  addJobsRetry(command, script, done);
  addJobsCancel(command, script, done);
  addJobsHold(command, script, done);
  addJobsLogs(command, done);
  addJobsCheck(command, script, done);
}
