import type { Command } from 'commander';

import { ExitStatus } from './exitStatus';
import { wholeNumber } from './numbers';

/** `jupyter 4dstem jobs logs`: what the tasks of a job have written. */
export function addJobsLogs(jobs: Command, done: (status: ExitStatus) => void): void {
  jobs
    .command('logs')
    .description('Print the log of a job, or of one of its tasks.')
    .argument('<JOB>', 'id of a job, or its folder')
    .option('--task <I>', 'only this task of the job, from 0', wholeNumber)
    .action(async (name: string, { task }: { task?: number }) => {
      const { printLogs } = await import('./printLogs');
      await printLogs(name, task);
      done(ExitStatus.Ok);
    });
}
