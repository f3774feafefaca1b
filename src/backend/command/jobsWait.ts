import type { Command } from 'commander';

import type { ExitStatus } from './exitStatus';
import type { WaitFlags } from './waitForJob';

/** `jupyter 4dstem jobs wait`: comes back when a job has ended, with its report and exit status. */
export function addJobsWait(jobs: Command, script: URL, done: (status: ExitStatus) => void): void {
  jobs
    .command('wait')
    .description(
      'Wait until a job has ended, and print what its command would. Exit status 0: all is complete, and every result is good.'
    )
    .argument('<JOB>', 'id of a job, or its folder')
    .option('--json', 'print one JSON object with results, errors and status, as its command does')
    .option('--follow', 'print one line of JSON per change, with status and frames; the last line is that of --json')
    .action(async (name: string, flags: WaitFlags) => {
      const { waitForJob } = await import('./waitForJob');
      done(await waitForJob(name, flags, script));
    });
}
