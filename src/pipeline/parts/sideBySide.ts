import { CancelledError } from '../../core/errors';
import { Limited } from '../../core/limited';

/** Copies at the same time: one that reads while another writes keeps a shared file system busy in both directions. */
const AT_ONCE = 4;

/**
 * Does several things side by side, a few at a time. When one fails the others are broken off, and it is told of when none is at work any more.
 *
 * @param works are given what tells them to break off, and throw CancelledError then
 * @returns what came of them, in their order
 */
export async function sideBySide<T>(
  works: readonly ((signal: AbortSignal) => Promise<T>)[],
  signal: AbortSignal
): Promise<T[]> {
  const failing = new AbortController();
  const either = AbortSignal.any([signal, failing.signal]);
  const failures: unknown[] = [];
  const turns = new Limited(AT_ONCE);
  const results: T[] = [];
  const run = async (work: (signal: AbortSignal) => Promise<T>, at: number): Promise<void> => {
    try {
      if (either.aborted) {
        throw new CancelledError();
      }
      results[at] = await work(either);
    } catch (cause) {
      failures.push(cause);
      failing.abort();
    }
  };
  await Promise.all(works.map((work, at) => turns.run(() => run(work, at))));
  if (failures.length > 0) {
    // Those that were broken off come after what broke them off
    throw failures[0];
  }
  return results;
}
