import type { Conversion, ConversionItem } from '../../protocol/conversion';
import type { ConvertReport } from '../../protocol/convertResult';
import { failureOf } from './failureOf';

/** What is new about one file; a file not heard of before is added to the list. */
export type ItemUpdate = Pick<ConversionItem, 'input'> & Partial<ConversionItem>;

/** The list with news taken in, in the order in which the files were first heard of. */
export function updated(items: readonly ConversionItem[], updates: readonly ItemUpdate[]): ConversionItem[] {
  const byInput = new Map(items.map(item => [item.input, item]));
  for (const update of updates) {
    const known = byInput.get(update.input) ?? waiting(update.input);
    byInput.set(update.input, { ...known, ...update });
  }
  return [...byInput.values()];
}

/** The list after the work has ended with a report: a file the report does not name was not finished. */
export function reported(items: readonly ConversionItem[], report: ConvertReport): ConversionItem[] {
  return closed(
    updated(items, [
      ...report.outputs.map(output => ({ input: output.input, status: 'done' as const, output })),
      ...report.errors.map(problem => ({ input: problem.input, status: 'failed' as const, problem }))
    ])
  );
}

/** The list after the work has broken off: each unfinished file, or each requested path, failed with the error. */
export function failed(items: readonly ConversionItem[], paths: readonly string[], error: unknown): ConversionItem[] {
  const open = items.filter(isOpen).map(({ input }) => input);
  const problem = failureOf(error);
  const inputs = items.length === 0 ? paths : open;
  return updated(
    items,
    inputs.map(input => ({ input, status: 'failed', problem: { input, ...problem } }))
  );
}

/** The list after a cancellation: what was not finished was cancelled. */
export function closed(items: readonly ConversionItem[]): ConversionItem[] {
  return items.map(item => (isOpen(item) ? { ...item, status: 'cancelled' } : item));
}

/** What became of a conversion as a whole, from what became of its files. */
export function outcome(items: readonly ConversionItem[], cancelled: boolean): Conversion['status'] {
  if (items.some(({ status }) => status === 'cancelled') || (cancelled && items.length === 0)) {
    return 'cancelled';
  }
  return items.some(({ status }) => status === 'failed') ? 'failed' : 'done';
}

/** Bytes read and bytes to be read of the files that are really converted (not of those that were complete). */
export function bytesOf(items: readonly ConversionItem[]): { done: number; left: number } {
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

function isOpen({ status }: ConversionItem): boolean {
  return status === 'waiting' || status === 'running';
}

function waiting(input: string): ConversionItem {
  return { input, status: 'waiting', framesDone: 0, frames: 0, bytesDone: 0, bytes: 0 };
}
