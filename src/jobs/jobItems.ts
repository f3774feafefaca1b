import type { JobItem, Standing } from '../protocol/jobs';
import { isOpen } from '../protocol/jobs';
import type { Problem } from '../protocol/problem';
import { problemOf } from '../protocol/problem';
import type { TaskResult } from './jobSchema';
import { keyOf } from './shares';

/** How a task or a job can have ended. */
export type Ended = Exclude<Standing, 'waiting' | 'running' | 'unknown'>;

/** What is new about one file; a file not heard of before is added to the list. */
export type ItemUpdate = Pick<JobItem, 'input'> & Partial<JobItem>;

/** A file of which nothing is known yet. @param part where it is one of those of the file */
export function waitingItem(input: string, part?: JobItem['part']): JobItem {
  return { input, ...(part && { part }), status: 'waiting', framesDone: 0, frames: 0, bytesDone: 0, bytes: 0 };
}

/** An input that was not worked on. */
export function failedItem(problem: Problem): JobItem {
  return { ...waitingItem(problem.input), status: 'failed', problem };
}

/** The list with news taken in, in the order in which the files were first heard of. */
export function updated(items: readonly JobItem[], updates: readonly ItemUpdate[]): JobItem[] {
  const byKey = new Map(items.map(item => [keyOf(item), item]));
  for (const update of updates) {
    const known = byKey.get(keyOf(update)) ?? waitingItem(update.input);
    byKey.set(keyOf(update), { ...known, ...update });
  }
  return [...byKey.values()];
}

/** The list with the results and problems that are kept apart from it. */
export function withResult(items: readonly JobItem[], { results, errors }: TaskResult): JobItem[] {
  const found = new Map<string, Partial<JobItem>>();
  results.forEach(({ input, result }) => found.set(input, { result }));
  errors.forEach(({ part, ...problem }) => found.set(keyOf({ input: problem.input, part }), { problem }));
  return items.map(item => ({ ...item, ...found.get(keyOf(item)) }));
}

/** Results and problems of a list. */
export function resultsOf(items: readonly JobItem[]): TaskResult {
  return {
    results: items.flatMap(({ input, result }) => (result ? { input, result } : [])),
    errors: items.flatMap(({ problem, part }) => (problem ? { ...problem, ...(part && { part }) } : []))
  };
}

/** The list after the work has broken off: each unfinished file, or each that was to be worked on, failed with the error. */
export function failed(
  items: readonly JobItem[],
  known: readonly Pick<JobItem, 'input' | 'part'>[],
  error: unknown
): JobItem[] {
  const unfinished = items.length === 0 ? known : items.filter(isOpen);
  return updated(
    items,
    unfinished.map(({ input, part }) => ({
      input,
      ...(part && { part }),
      status: 'failed',
      problem: problemOf(error, input)
    }))
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

/** An amount of work. */
interface Amount {
  readonly bytes: number;
  /** Undefined while there are files of which nobody knows how many patterns they hold */
  readonly frames: number | undefined;
}

/** What is done, and what is left, of the files that are really worked on (not of those that were complete). */
export function workOf(items: readonly JobItem[]): { done: { bytes: number; frames: number }; left: Amount } {
  const worked = items.filter(({ result }) => !(result && 'skipped' in result && result.skipped));
  const open = worked.filter(isOpen);
  return {
    done: { bytes: sum(worked.map(item => item.bytesDone)), frames: sum(worked.map(item => item.framesDone)) },
    left: {
      bytes: sum(open.map(({ bytes, bytesDone }) => Math.max(0, bytes - bytesDone))),
      frames: open.every(({ frames }) => frames > 0)
        ? sum(open.map(({ frames, framesDone }) => Math.max(0, frames - framesDone)))
        : undefined
    }
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
