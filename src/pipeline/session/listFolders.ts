import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { errorCode } from '../../storage/fileErrors';
import type { PathGuard } from '../../storage/pathGuard';

/** A link counts as what it leads to; so many are followed at a time. */
const LINKS_AT_ONCE = 32;

/**
 * Names of the folders in a folder, hidden ones left out, links to folders included; and the other names.
 *
 * @throws InputError of the guard; errors of the file system as they are
 */
export async function listFolders(folder: string, guard: PathGuard): Promise<{ folders: string[]; others: string[] }> {
  await guard(folder, 'read');
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'));
  const folders: string[] = [];
  const others: string[] = [];
  const sort = (name: string, isFolder: boolean): unknown => (isFolder ? folders : others).push(name);
  const links: Dirent[] = [];
  for (const entry of entries) {
    if (entry.isSymbolicLink()) {
      links.push(entry);
    } else {
      sort(entry.name, entry.isDirectory());
    }
  }
  for (let from = 0; from < links.length; from += LINKS_AT_ONCE) {
    const some = links.slice(from, from + LINKS_AT_ONCE);
    await Promise.all(some.map(async ({ name }) => sort(name, await isFolder(join(folder, name)))));
  }
  return { folders, others };
}

/** Whether there is a folder; false for what cannot be looked at. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    if (errorCode(cause) === undefined) {
      throw cause;
    }
    return false;
  }
}
