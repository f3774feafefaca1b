import type { Job, JobChange, JobItem } from '../../protocol/jobs';

/**
 * A job after a change. Files that did not change stay the same objects.
 *
 * @param known as it was before; undefined for one not heard of
 * @returns undefined where too little is known to understand the change; `items` shorter than `count` where more pieces follow
 */
export function changedJob(known: Job | undefined, { head, needs, count, items: news }: JobChange): Job | undefined {
  const before = known?.items ?? [];
  if (before.length < needs) {
    return undefined;
  }
  if (news.length === 0 && before.length === count) {
    return { ...head, items: before } as Job;
  }
  const items: JobItem[] = before.slice(0, count);
  for (const { index, item } of news) {
    if (index > items.length) {
      return undefined;
    }
    items[index] = isSame(items[index], item) ? items[index] : item;
  }
  // Head and items of one change are of one kind
  return { ...head, items } as Job;
}

/** A job that was listed is told of once more as a whole: most of its files wait as they did. */
function isSame(a: JobItem | undefined, b: JobItem): boolean {
  return (
    a !== undefined &&
    a.input === b.input &&
    a.status === b.status &&
    a.framesDone === b.framesDone &&
    a.frames === b.frames &&
    a.bytesDone === b.bytesDone &&
    a.bytes === b.bytes &&
    !(a.result ?? b.result ?? a.problem ?? b.problem) &&
    JSON.stringify(a.task) === JSON.stringify(b.task)
  );
}
