import type { Command } from 'commander';

import type { ExitStatus } from './exitStatus';

/** Ids of submissions of several steps, see jobId */
const PIPELINE = /^\d{8}_\d{6}_pipeline_[0-9a-f]{4}$/;

/** `jupyter 4dstem jobs retry`: what failed of an ended job, or of all steps of a submission, as new jobs with the same options. */
export function addJobsRetry(jobs: Command, script: URL, done: (status: ExitStatus) => void): void {
  jobs
    .command('retry')
    .description('Start what failed or was interrupted of a job again, as a new job with the same options.')
    .argument('<JOB>', 'id of a job, or its folder, or id of a pipeline')
    .option('--json', 'print one JSON object, as a submission does')
    .action(async (name: string, { json = false }: { json?: boolean }) => {
      const { retryNamedJob, retryNamedPipeline } = await import('./startJob');
      const { orWhyNot } = await import('./sayStarted');
      if (PIPELINE.test(name)) {
        const { sayPipeline } = await import('./submitPipeline');
        const again = async (): Promise<void> => sayPipeline(await retryNamedPipeline(name, script), [], json);
        return done(await orWhyNot(name, 'jobs', json, again));
      }
      const { sayJob } = await import('./submit');
      done(await orWhyNot(name, 'outputs', json, async () => sayJob(await retryNamedJob(name, script), json)));
    });
}
