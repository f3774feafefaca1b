import type { Command } from 'commander';

import { stateFolder } from '../../jobs/stateFolder';
import { ExitStatus } from './exitStatus';
import { wholeNumber } from './numbers';
import { UsageError } from '../../protocol/usageError';

/** `jupyter 4dstem jobs cancel`: asks a job to stop; one that has ended is left as it is. */
export function addJobsCancel(jobs: Command, script: URL, done: (status: ExitStatus) => void): void {
  jobs
    .command('cancel')
    .description('Ask a job to stop. Files that are complete are kept, unfinished ones are removed.')
    .argument('<JOB>', 'id of a job, or its folder')
    .option('--task <I>', 'only this task of the job, from 0', wholeNumber)
    .action(async (name: string, { task }: { task?: number }) => {
      const [{ cancelJob }, { JobFollower, jobFolder }, { JobRegistry }, { isOpen }, { launchersFor }] =
        await Promise.all([
          import('../../jobs/cancelJob'),
          import('../../jobs/jobFollower'),
          import('../../jobs/registry'),
          import('../../protocol/jobs'),
          import('../launchers')
        ]);
      const folder = await jobFolder(name, new JobRegistry(stateFolder()));
      const launchers = launchersFor(script);
      const { files, state } = await new JobFollower(folder, launchers).look();
      const stopped = task === undefined ? state : state.tasks[task];
      if (!stopped) {
        throw new UsageError(`--task ${task}: tasks of this job go from 0 to ${state.tasks.length - 1}.`, 'E_TASK');
      }
      if (isOpen(stopped)) {
        await cancelJob({ folder, files }, launchers, task);
      }
      process.stdout.write(isOpen(stopped) ? 'Asked to stop.\n' : `It has ended already: ${stopped.status}.\n`);
      done(ExitStatus.Ok);
    });
}
