import { CancelledError } from '../../core/errors';

/** Unpacked bytes of the first slice, before it is known how fast they go. */
const FIRST_BYTES = 64 << 20;
/** How long a slice should take: as often can what was found be shown. */
const SLICE_MS = 200;
/** A slice is at most so many times larger than the one before, of whose time it was judged. */
const MOST_GROWTH = 8;

/**
 * Works through scan rows (or other parts of equal size) in slices that take a fraction of a second each, so
 * that something can be shown after every one.
 *
 * @param parts in the order of the work
 * @param bytes of one part, unpacked
 * @param work treats a slice of them
 * @throws CancelledError between two slices
 */
export async function inSlices<T>(
  parts: readonly T[],
  bytes: number,
  signal: AbortSignal,
  work: (slice: T[]) => Promise<void>
): Promise<void> {
  let size = Math.max(1, Math.round(FIRST_BYTES / bytes));
  for (let done = 0; done < parts.length;) {
    if (signal.aborted) {
      throw new CancelledError();
    }
    const slice = parts.slice(done, done + size);
    const started = performance.now();
    await work(slice);
    done += slice.length;
    const elapsed = Math.max(1, performance.now() - started);
    size = Math.max(1, Math.min(size * MOST_GROWTH, Math.round((slice.length * SLICE_MS) / elapsed)));
  }
}
