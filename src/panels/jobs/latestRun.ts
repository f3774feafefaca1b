import type { Job } from '../../protocol/jobs';
import { isOpen } from '../../protocol/jobs';

/**
 * The jobs that a user sees as one run: all that wait or run, or else the one started last, and with them those that went
 * on at the same time (files with scan shapes of their own are jobs of their own).
 *
 * @param jobs latest first
 */
export function latestRun<J extends Job>(jobs: readonly J[]): J[] {
  const open = jobs.filter(isOpen);
  const run = new Set(open.length > 0 ? open : jobs.slice(0, 1));
  let since = Math.min(...[...run].map(({ startedAt }) => startedAt));
  for (let grown = true; grown;) {
    grown = false;
    for (const job of jobs) {
      if (!run.has(job) && (job.endedAt ?? 0) >= since) {
        run.add(job);
        since = Math.min(since, job.startedAt);
        grown = true;
      }
    }
  }
  return jobs.filter(job => run.has(job));
}
