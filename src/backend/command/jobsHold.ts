import type { Command } from 'commander';

import { stateFolder } from '../../jobs/stateFolder';
import { ExitStatus } from './exitStatus';
import { wholeNumber } from './numbers';

/** `jupyter 4dstem jobs hold` and `release`: whether what of a job waits on the cluster may start. */
export function addJobsHold(jobs: Command, script: URL, done: (status: ExitStatus) => void): void {
  const add = (name: string, isHeld: boolean, description: string): void => {
    jobs
      .command(name)
      .description(description)
      .argument('<JOB>', 'id of a job, or its folder')
      .option('--task <I>', 'only this task of the job, from 0', wholeNumber)
      .action(async (job: string, { task }: { task?: number }) => {
        const [{ holdJob }, { JobFollower, jobFolder }, { JobRegistry }, { launchersFor }] = await Promise.all([
          import('../../jobs/holdJob'),
          import('../../jobs/jobFollower'),
          import('../../jobs/registry'),
          import('../launchers')
        ]);
        const launchers = launchersFor(script);
        const folder = await jobFolder(job, new JobRegistry(stateFolder()));
        await holdJob(await new JobFollower(folder, launchers).look(), launchers, isHeld, task);
        process.stdout.write(isHeld ? 'Held: what runs goes on, the rest waits.\n' : 'Released.\n');
        done(ExitStatus.Ok);
      });
  };
  add('hold', true, 'Keep what of a job waits on the cluster from starting, until it is released.');
  add('release', false, 'Let start what was held.');
}
