import { join } from 'node:path';

import type { Problem } from '../../protocol/problem';
import { problemOf } from '../../protocol/problem';
import type { SessionChoices, SessionChoicesRequest, SubfolderEntry } from '../../protocol/session';
import { fileError, isMissing } from '../../storage/fileErrors';
import type { PathGuard } from '../../storage/pathGuard';
import { isTimeStampFolder } from '../../storage/session/acquisitionName';
import { isMib } from '../../storage/session/findMib';
import { listFolders } from './listFolders';

/** Longer lists are cut: nobody picks from them, they type. */
const MOST_ENTRIES = 5000;
/** Subfolders that are looked into, to say what is in them. */
const MOST_LOOKED_INTO = 200;
const AT_ONCE = 16;

const byName = new Intl.Collator('en', { numeric: true }).compare;

/** A pick-list, and how many entries were left out. */
interface List<T> {
  entries: T[];
  more: number;
}

/**
 * What there is to pick from: the base directories of the site, and below the given ones the years, the sessions of a year,
 * and the folders below Merlin, one level at a time. What is not there or cannot be read is absent, with a problem.
 */
export async function sessionChoices(
  { bases, base, year, session, subfolder }: SessionChoicesRequest,
  guard: PathGuard,
  signal?: AbortSignal
): Promise<SessionChoices> {
  const problems: Problem[] = [];
  const attempt = async <T>(folder: string, work: () => Promise<T>): Promise<T | undefined> => {
    signal?.throwIfAborted();
    try {
      return await work();
    } catch (cause) {
      problems.push(problemOf(fileError(cause, folder, 'read'), folder));
      return undefined;
    }
  };
  const merlin = base && year && session ? join(base, year, session, 'Merlin') : undefined;
  // One wait for all, so that none fails unseen when the request is given up
  const [baseList, years, sessions, subfolders] = await Promise.all([
    Promise.all(bases.map(path => baseEntry(path, guard))),
    base ? attempt(base, () => yearsIn(base, guard)) : undefined,
    base && year ? attempt(join(base, year), () => sessionsIn(join(base, year), guard)) : undefined,
    merlin ? attempt(join(merlin, subfolder), () => subfoldersIn(merlin, subfolder, guard, signal)) : undefined
  ]);
  return { bases: baseList, years, sessions, subfolders, problems };
}

async function baseEntry(path: string, guard: PathGuard): Promise<SessionChoices['bases'][number]> {
  try {
    await listFolders(path, guard);
    return { path };
  } catch (cause) {
    const problem = isMissing(cause)
      ? `${path} does not exist on this machine.`
      : problemOf(fileError(cause, path, 'read'), path).message;
    return { path, problem };
  }
}

async function yearsIn(base: string, guard: PathGuard): Promise<List<string>> {
  const { folders } = await listFolders(base, guard);
  return cut(folders.filter(name => /^\d{4}$/.test(name)).sort((a, b) => byName(b, a)));
}

async function sessionsIn(year: string, guard: PathGuard): Promise<List<string>> {
  return cut((await listFolders(year, guard)).folders.sort(byName));
}

/** Folders that Merlin names after the time are acquisitions, not samples. */
async function subfoldersIn(
  merlin: string,
  parent: string,
  guard: PathGuard,
  signal?: AbortSignal
): Promise<List<SubfolderEntry>> {
  const { folders } = await listFolders(join(merlin, parent), guard);
  const { entries, more } = cut(folders.filter(name => !isTimeStampFolder(name)).sort(byName));
  const described: SubfolderEntry[] = [];
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    signal?.throwIfAborted();
    const some = entries.slice(from, from + AT_ONCE).map(async (name, at): Promise<SubfolderEntry> => {
      const subfolder = parent === '' ? name : `${parent}/${name}`;
      const inside = from + at < MOST_LOOKED_INTO ? await contents(join(merlin, subfolder), guard) : {};
      return { name, subfolder, ...inside };
    });
    described.push(...(await Promise.all(some)));
  }
  return { entries: described, more };
}

/** What is directly in a subfolder; nothing for one that cannot be read, which is said when it is chosen. */
async function contents(folder: string, guard: PathGuard): Promise<Pick<SubfolderEntry, 'acquisitions' | 'nested'>> {
  try {
    const { folders, others } = await listFolders(folder, guard);
    const stamped = folders.filter(isTimeStampFolder).length;
    return { acquisitions: stamped + others.filter(isMib).length, nested: folders.length > stamped };
  } catch {
    return {};
  }
}

function cut<T>(entries: T[]): List<T> {
  return { entries: entries.slice(0, MOST_ENTRIES), more: Math.max(0, entries.length - MOST_ENTRIES) };
}
