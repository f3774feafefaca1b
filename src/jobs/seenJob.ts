import type { Job } from '../protocol/jobs';
import type { JobOrder } from './jobSchema';
import type { JobState } from './jobState';

/** A job as pages get to see it. */
export function seenJob(folder: string, order: JobOrder, state: JobState): Job {
  const { status, reason, items, endedAt, bytesPerSecond, framesPerSecond, secondsLeft, process, isHeld } = state;
  const { id, kind, options, choices, launcher, created, user, retryOf, pipeline } = order;
  return {
    id,
    kind,
    options,
    choices,
    launcher,
    status,
    reason,
    ...(isHeld && { held: true }),
    startedAt: Date.parse(created),
    endedAt,
    items,
    bytesPerSecond,
    framesPerSecond,
    secondsLeft,
    folder,
    host: process?.host,
    user,
    retryOf,
    ...(pipeline && { pipeline })
    // Its options and results are of its kind: the directory was read by the schema of it
  } as Job;
}
