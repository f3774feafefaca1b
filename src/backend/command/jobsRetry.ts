import type { Command } from 'commander';

import type { ExitStatus } from './exitStatus';

/** `jupyter 4dstem jobs retry`: what failed of an ended job, as a new job with the same options. */
export function addJobsRetry(jobs: Command, script: URL, done: (status: ExitStatus) => void): void {
  jobs
    .command('retry')
    .description('Start what failed or was interrupted of a job again, as a new job with the same options.')
    .argument('<JOB>', 'id of a job, or its folder')
    .option('--json', 'print one JSON object with id and folder of the new job')
    .action(async (name: string, { json = false }: { json?: boolean }) => {
      const { retryNamedJob } = await import('./startJob');
      const { sayStarted } = await import('./sayStarted');
      done(await sayStarted(name, 'outputs', json, () => retryNamedJob(name, script)));
    });
}
