import { stat } from 'node:fs/promises';

/**
 * Looks whether a program was exchanged while it runs, as by an update.
 *
 * @param path of the file that it was started from
 * @returns asks again; a file that cannot be looked at counts as exchanged
 */
export async function replacement(path: string): Promise<() => Promise<boolean>> {
  const first = await markOf(path);
  return async () => (await markOf(path)) !== first;
}

async function markOf(path: string): Promise<string | undefined> {
  try {
    const { ino, size, mtimeMs } = await stat(path);
    return `${ino} ${size} ${mtimeMs}`;
  } catch {
    return undefined;
  }
}
