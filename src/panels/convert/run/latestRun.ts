import type { Job } from '../../../protocol/jobs';
import { isOpen } from '../../../protocol/jobs';

/**
 * The conversions that a user sees as one run: all that wait or run, or else the one started last, and with them those that went
 * on at the same time (files with scan shapes of their own are conversions of their own).
 *
 * @param conversions latest first
 */
export function latestRun<J extends Job>(conversions: readonly J[]): J[] {
  const open = conversions.filter(isOpen);
  const run = new Set(open.length > 0 ? open : conversions.slice(0, 1));
  let since = Math.min(...[...run].map(({ startedAt }) => startedAt));
  for (let grown = true; grown;) {
    grown = false;
    for (const conversion of conversions) {
      if (!run.has(conversion) && (conversion.endedAt ?? 0) >= since) {
        run.add(conversion);
        since = Math.min(since, conversion.startedAt);
        grown = true;
      }
    }
  }
  return conversions.filter(conversion => run.has(conversion));
}
