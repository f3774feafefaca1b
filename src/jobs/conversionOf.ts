import type { Conversion } from '../protocol/conversion';
import type { Job } from './jobSchema';
import type { JobState } from './jobState';

/** A job as pages get to see it. */
export function conversionOf(folder: string, job: Job, state: JobState): Conversion {
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
