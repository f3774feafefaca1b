import type { Command } from 'commander';

import { ExitStatus } from './exitStatus';
import { wholeNumber } from './numbers';

/** What a launcher starts: works on one task of a job directory. @param script file that starts the worker threads */
export function addJob(program: Command, script: URL, done: (status: ExitStatus) => void): void {
  const job = program.command('job', { hidden: true });
  job
    .command('run')
    .argument('<DIR>', 'a job directory')
    .option('--task <I>', 'task of the job, from 0', wholeNumber, 0)
    .action(async (folder: string, { task }: { task: number }) => {
      const { runJob } = await import('./runJob');
      done(await runJob(folder, task, script));
    });
  job
    .command('check')
    .argument('<DIR>', 'folder for what it finds')
    .option('--task <I>', 'of an array of one', wholeNumber, 0)
    .action(async (folder: string) => {
      const { reportNode } = await import('./reportNode');
      await reportNode(folder);
      done(ExitStatus.Ok);
    });
}
