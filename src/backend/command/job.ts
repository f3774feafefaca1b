import type { Command } from 'commander';

import type { ExitStatus } from './exitStatus';
import { wholeNumber } from './numbers';

/** What a launcher starts: works on one task of a job directory. @param script file that starts the worker threads */
export function addJob(program: Command, script: URL, done: (status: ExitStatus) => void): void {
  program
    .command('job', { hidden: true })
    .command('run')
    .argument('<DIR>', 'a job directory')
    .option('--task <I>', 'task of the job, from 0', wholeNumber, 0)
    .action(async (folder: string, { task }: { task: number }) => {
      const { runJob } = await import('./runJob');
      done(await runJob(folder, task, script));
    });
}
