import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { Problem } from '../../protocol/problem';
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
 * Walks a folder for `.mib` files. Links are followed after everything else, and each real file and folder counts once, so that
 * a link to a parent does not walk for ever and a file that is also linked is found in its own place. Unreadable folders and
 * dangling links are reported and passed over.
 */
export async function findMib(folder: string, guard: PathGuard): Promise<MibFiles> {
  const found: MibFiles = { files: [], problems: [] };
  const walk: Walk = { seen: new Set(), links: [folder], found, guard };
  for (const link of walk.links) {
    try {
      await followLink(link, walk);
    } catch (cause) {
      found.problems.push(problemOf(fileError(cause, link, 'read'), link));
    }
  }
  found.files.sort();
  return found;
}

interface Walk {
  /** Real paths of files and folders */
  readonly seen: Set<string>;
  /** Grows while it is worked off */
  readonly links: string[];
  readonly found: MibFiles;
  readonly guard: PathGuard;
}

async function followLink(link: string, walk: Walk): Promise<void> {
  await walk.guard(link, 'read');
  const real = await realpath(link);
  if (walk.seen.has(real)) {
    return;
  }
  if ((await stat(real)).isDirectory()) {
    await walkFolder(link, real, walk);
  } else if (isMib(link)) {
    walk.seen.add(real);
    walk.found.files.push(link);
  }
}

async function walkFolder(folder: string, real: string, walk: Walk): Promise<void> {
  const { seen, links, found, guard } = walk;
  seen.add(real);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || NOT_RAW.has(entry.name) || seen.has(join(real, entry.name))) {
      continue;
    }
    if (entry.isSymbolicLink()) {
      links.push(path);
    } else if (entry.isDirectory()) {
      try {
        await guard(path, 'read');
        await walkFolder(path, join(real, entry.name), walk);
      } catch (cause) {
        found.problems.push(problemOf(fileError(cause, path, 'read'), path));
      }
    } else if (isMib(entry.name)) {
      seen.add(join(real, entry.name));
      found.files.push(path);
    }
  }
}

/** Whether a name is that of a raw file, by its ending. */
export function isMib(name: string): boolean {
  return /\.mib$/i.test(name);
}
