import type { Command } from 'commander';

import { stateFolder } from '../../jobs/stateFolder';
import { ExitStatus } from './exitStatus';

/** `jupyter 4dstem jobs cancel`: asks a job to stop; one that has ended is left as it is. */
export function addJobsCancel(jobs: Command, done: (status: ExitStatus) => void): void {
  jobs
    .command('cancel')
    .description('Ask a job to stop. Files that are complete are kept, unfinished ones are removed.')
    .argument('<JOB>', 'id of a job, or its folder')
    .action(async (name: string) => {
      const [{ cancelJob }, { JobFollower, jobFolder }, { JobRegistry }, { isOpen }] = await Promise.all([
        import('../../jobs/cancelJob'),
        import('../../jobs/jobFollower'),
        import('../../jobs/registry'),
        import('../../protocol/jobs')
      ]);
      const folder = await jobFolder(name, new JobRegistry(stateFolder()));
      const job = await new JobFollower(folder).look();
      if (isOpen(job)) {
        await cancelJob(folder);
      }
      process.stdout.write(isOpen(job) ? 'Asked to stop.\n' : `It has ended already: ${job.status}.\n`);
      done(ExitStatus.Ok);
    });
}
