import type { Problem } from '../../../protocol/problem';
import { problemOf } from '../../../protocol/problem';
import { readProfiles } from '../../../storage/hdf5/profileFile';

/**
 * Works with profile files, and where that fails because some of them can no longer be read, with the others: data may be cut off behind a head that is whole, and a folder may go away meanwhile.
 *
 * @param work is told in sentences what was left out
 * @throws what the work throws where every file can be read, or none
 */
export async function withoutUnreadable<T>(
  files: readonly string[],
  work: (files: readonly string[], leftOut: readonly string[]) => Promise<T>,
  signal: AbortSignal,
  leftOut: readonly string[] = []
): Promise<T> {
  try {
    return await work(files, leftOut);
  } catch (cause) {
    signal.throwIfAborted();
    const problems = await problemsIn(files, signal);
    if (problems.size === 0 || problems.size === files.length) {
      throw cause;
    }
    const readable = files.filter(path => !problems.has(path));
    const said = Array.from(problems.values(), ({ message }) => `Left out: ${message}`);
    return withoutUnreadable(readable, work, signal, [...leftOut, ...said]);
  }
}

/** What is wrong with files of which not all profiles can be read. */
async function problemsIn(files: readonly string[], signal: AbortSignal): Promise<Map<string, Problem>> {
  const problems = new Map<string, Problem>();
  for (const path of files) {
    signal.throwIfAborted();
    await readProfiles(path, () => undefined).catch(cause => problems.set(path, problemOf(cause, path)));
  }
  return problems;
}
