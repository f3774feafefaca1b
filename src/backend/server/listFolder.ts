import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';

import { InputError } from '../../core/errors';
import type { Folder, FolderEntry } from '../../protocol/folder';
import { fileError } from '../../storage/fileErrors';
import type { PathGuard } from '../../storage/pathGuard';

/** How results of a conversion end. */
const DATA_SUFFIX = '_data.hdf5';

const byName = new Intl.Collator('en', { numeric: true }).compare;

/**
 * A folder for choosing in: folders first, then files, each by name with numbers in their order; hidden ones left out.
 * A link counts as what it leads to; what cannot be looked at (a link to nowhere) is an `other` without size.
 *
 * @throws InputError when the folder may not be read, does not exist or is none
 */
export async function listFolder(requested: string, guard: PathGuard): Promise<Folder> {
  const path = isAbsolute(requested) ? resolve(requested) : requested;
  await guard(path, 'read');
  let names: string[];
  try {
    names = await readdir(path);
  } catch (error) {
    throw fileError(error, path, 'read');
  }
  const shown = names.filter(name => !name.startsWith('.'));
  const entries = await Promise.all(shown.map(name => folderEntry(join(path, name))));
  entries.sort((a, b) => Number(b.kind === 'folder') - Number(a.kind === 'folder') || byName(a.name, b.name));
  return { path, parent: await parentOf(path, guard), entries };
}

async function folderEntry(path: string): Promise<FolderEntry> {
  const name = basename(path);
  try {
    const facts = await stat(path);
    const modified = facts.mtimeMs;
    return facts.isDirectory()
      ? { name, path, kind: 'folder', modified }
      : { name, path, kind: fileKind(name), bytes: facts.size, modified };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) {
      throw error;
    }
    return { name, path, kind: 'other' };
  }
}

function fileKind(name: string): FolderEntry['kind'] {
  const lower = name.toLowerCase();
  return lower.endsWith('.mib') ? 'mib' : lower.endsWith(DATA_SUFFIX) ? 'data' : 'other';
}

async function parentOf(path: string, guard: PathGuard): Promise<string | undefined> {
  const parent = dirname(path);
  if (parent === path) {
    return undefined;
  }
  try {
    await guard(parent, 'read');
    return parent;
  } catch (error) {
    if (error instanceof InputError) {
      return undefined;
    }
    throw error;
  }
}
