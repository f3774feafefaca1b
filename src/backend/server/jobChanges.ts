import { isDeepStrictEqual } from 'node:util';

import type { Job, JobChange, JobItem } from '../../protocol/jobs';

/** Files of one message: as many as a page takes in without a stutter. */
const MOST_ITEMS = 200;

/**
 * What to tell a page that knows a job in an earlier state, or not at all.
 *
 * @returns nothing where nothing has changed; several changes, to be told in order, where many files have
 */
export function jobChanges(known: Job | undefined, job: Job): JobChange[] {
  const { items, ...head } = job;
  // Head and items of one job are of one kind
  const change = (part: Pick<JobChange, 'needs' | 'items'>): JobChange =>
    ({ kind: job.kind, head, count: items.length, ...part }) as JobChange;
  const before = known?.items ?? [];
  const news = items.flatMap((item, index) => (isSame(before[index], item) ? [] : [{ index, item }]));
  if (news.length === 0) {
    const needs = Math.min(before.length, items.length);
    return known && before.length === items.length && isDeepStrictEqual({ ...known, items }, job)
      ? []
      : [change({ needs, items: [] })];
  }
  const changes: JobChange[] = [];
  for (let first = 0; first < news.length; first += MOST_ITEMS) {
    // New files follow on those that are known or were in the piece before
    const needs = Math.max(before.length, changes.length === 0 ? 0 : news[first - 1].index + 1);
    changes.push(
      change({
        needs: Math.min(needs, items.length),
        items: news.slice(first, first + MOST_ITEMS) as JobChange['items']
      })
    );
  }
  return changes;
}

function isSame(a: JobItem | undefined, b: JobItem): boolean {
  return a === b || (a !== undefined && a.framesDone === b.framesDone && isDeepStrictEqual(a, b));
}
