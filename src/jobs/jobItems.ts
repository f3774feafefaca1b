import type { JobItem, Standing } from '../protocol/jobs';
import { isOpen } from '../protocol/jobs';
import type { ConvertReport } from '../protocol/convert/convertResult';
import { problemOf } from '../protocol/problem';

/** How a task or a job can have ended. */
export type Ended = Exclude<Standing, 'waiting' | 'running'>;

/** What is new about one file; a file not heard of before is added to the list. */
export type ItemUpdate = Pick<JobItem, 'input'> & Partial<JobItem>;

/** A file of which nothing is known yet. */
export function waitingItem(input: string): JobItem {
  return { input, status: 'waiting', framesDone: 0, frames: 0, bytesDone: 0, bytes: 0 };
}

/** The list with news taken in, in the order in which the files were first heard of. */
export function updated(items: readonly JobItem[], updates: readonly ItemUpdate[]): JobItem[] {
  const byInput = new Map(items.map(item => [item.input, item]));
  for (const update of updates) {
    const known = byInput.get(update.input) ?? waitingItem(update.input);
    byInput.set(update.input, { ...known, ...update });
  }
  return [...byInput.values()];
}

/** The list with the results and problems that are kept apart from it. */
export function withReport(items: readonly JobItem[], { outputs, errors }: ConvertReport): JobItem[] {
  const found = new Map<string, Partial<JobItem>>();
  outputs.forEach(output => found.set(output.input, { output }));
  errors.forEach(problem => found.set(problem.input, { problem }));
  return items.map(item => ({ ...item, ...found.get(item.input) }));
}

/** Results and problems of a list, as `convert --json` prints them. */
export function reportOf(items: readonly JobItem[]): ConvertReport {
  return {
    outputs: items.flatMap(({ output }) => output ?? []),
    errors: items.flatMap(({ problem }) => problem ?? [])
  };
}

/** The list after the work has broken off: each unfinished file, or each requested path, failed with the error. */
export function failed(items: readonly JobItem[], paths: readonly string[], error: unknown): JobItem[] {
  const open = items.filter(isOpen).map(({ input }) => input);
  const inputs = items.length === 0 ? paths : open;
  return updated(
    items,
    inputs.map(input => ({ input, status: 'failed', problem: problemOf(error, input) }))
  );
}

/** The list when no work goes on any more. @param as what became of that which was not finished */
export function closed(items: readonly JobItem[], as: 'cancelled' | 'interrupted'): JobItem[] {
  return items.map(item => (isOpen(item) ? { ...item, status: as } : item));
}

/**
 * What became of a task from what became of its files, none of which is open.
 *
 * @param stopped how the task was told to stop before its end; what had been done by then may be all there was to do
 */
export function outcome(items: readonly JobItem[], stopped?: 'cancelled' | 'interrupted'): Ended {
  const has = (wanted: Standing): boolean => items.some(({ status }) => status === wanted);
  if (stopped !== undefined && (items.length === 0 || has(stopped))) {
    return stopped;
  }
  // Single files may be cancelled without the rest
  return has('failed') ? 'failed' : has('cancelled') && !has('done') ? 'cancelled' : 'done';
}

/** Bytes read and bytes to be read of the files that are really converted (not of those that were complete). */
export function bytesOf(items: readonly JobItem[]): { done: number; left: number } {
  let done = 0;
  let left = 0;
  for (const item of items) {
    if (!item.output?.skipped) {
      done += item.bytesDone;
      left += isOpen(item) ? Math.max(0, item.bytes - item.bytesDone) : 0;
    }
  }
  return { done, left };
}
