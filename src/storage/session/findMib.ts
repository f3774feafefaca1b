import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { Problem } from '../../protocol/convertResult';
import { problemOf } from '../../protocol/problem';
import { fileError } from '../fileErrors';
import type { PathGuard } from '../pathGuard';

/** Raw files below a folder, in the order of their paths, and what could not be read on the way. */
export interface MibFiles {
  files: string[];
  problems: Problem[];
}

/** Folders of results, never searched for raw data. */
const NOT_RAW = new Set(['processing']);

/**
 * Walks a folder for `.mib` files. Links are followed, each real folder once, so that a link to a parent does not walk
 * for ever; unreadable folders and dangling links are reported and passed over.
 */
export async function findMib(folder: string, guard: PathGuard): Promise<MibFiles> {
  const found: MibFiles = { files: [], problems: [] };
  await walk(folder, new Set(), found, guard);
  found.files.sort();
  return found;
}

async function walk(folder: string, seen: Set<string>, found: MibFiles, guard: PathGuard): Promise<void> {
  try {
    await guard(folder, 'read');
    const real = await realpath(folder);
    if (seen.has(real)) {
      return;
    }
    seen.add(real);
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('.')) {
        continue;
      }
      if (entry.isDirectory() ? !NOT_RAW.has(entry.name) : entry.isSymbolicLink() && (await isFolder(path, found))) {
        await walk(path, seen, found, guard);
      } else if (!entry.isDirectory() && isMib(entry.name)) {
        found.files.push(path);
      }
    }
  } catch (cause) {
    found.problems.push(problemOf(fileError(cause, folder, 'read'), folder));
  }
}

export function isMib(name: string): boolean {
  return /\.mib$/i.test(name);
}

async function isFolder(link: string, found: MibFiles): Promise<boolean> {
  try {
    return (await stat(link)).isDirectory();
  } catch (cause) {
    if (!isMib(link)) {
      found.problems.push(problemOf(fileError(cause, link, 'read'), link));
    }
    return false;
  }
}
