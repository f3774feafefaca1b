import type { Job } from '../protocol/jobs';
import type { JobOrder } from './jobSchema';
import type { JobState } from './jobState';

/** A job as pages get to see it. */
export function seenJob(folder: string, job: JobOrder, state: JobState): Job {
  const { status, reason, items, endedAt, bytesPerSecond, secondsLeft, process } = state;
  return {
    id: job.id,
    options: job.options,
    shapes: job.shapes,
    status,
    reason,
    startedAt: Date.parse(job.created),
    endedAt,
    items,
    bytesPerSecond,
    secondsLeft,
    folder,
    host: process?.host,
    user: job.user,
    retryOf: job.retryOf
  };
}
