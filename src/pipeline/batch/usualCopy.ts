import { join } from 'node:path';

import type { PathGuard } from '../../storage/pathGuard';
import { readText, writeText } from './textFile';

export interface UsualCopy {
  /** Where the copy is; absent where none was made */
  readonly copy?: string;
  readonly warnings: string[];
}

/**
 * Copies a file under its usual name into the `scripts` folder, for those who look for it there. A file that this program did not
 * write stays: tasks of the existing pipeline read theirs while they run, and would change their input with it.
 *
 * @param isOwn whether a text was written by this program
 */
export async function copyUnderUsualName(
  scripts: string,
  name: string,
  text: string,
  isOwn: (text: string) => boolean,
  guard: PathGuard,
  mode?: number
): Promise<UsualCopy> {
  const path = join(scripts, name);
  await guard(path, 'write');
  const before = await readText(path);
  if (before !== undefined && !isOwn(before)) {
    return {
      warnings: [
        `${path} was written by another program, whose tasks may be reading it: it was left as it is. Use the new file in the folder of its own.`
      ]
    };
  }
  await writeText(path, text, mode);
  return { copy: path, warnings: [] };
}
