import { lstat, readlink, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, sep } from 'node:path';

import { InputError } from '../../core/errors';
import { fileError } from '../../storage/fileErrors';
import type { PathGuard } from '../../storage/pathGuard';
import { isWithin } from '../../storage/pathGuard';

/** As many links as Linux follows in one path. */
const MOST_LINKS = 40;

/**
 * The folders within which panels may read and write; none means: whatever the user may.
 *
 * A path is judged by where it leads after every link in it. The answer holds for the moment it is given: who can
 * exchange a folder for a link between this check and the opening of the file gets past it. That is no loss of safety,
 * because the backend runs with the rights of the very user who could do so; the roots keep people from the wrong place,
 * the rights of the file system keep them from other people's data.
 */
export class DataRoots {
  constructor(readonly roots: readonly string[]) {}

  /** Asked before a path is opened on behalf of a panel. */
  readonly guard: PathGuard = async (path, purpose) => void (await this.check(path, purpose));

  /**
   * @returns the path with every link resolved
   * @throws InputError `E_OUTSIDE_ROOTS`, `E_PATH` or `E_PERMISSION`
   */
  async check(path: string, purpose: 'read' | 'write'): Promise<string> {
    if (!isAbsolute(path) || path.includes('\0')) {
      throw new InputError('E_PATH', `"${path}" is not a full path. Give one that begins with "/".`);
    }
    const target = await followed(path);
    if (this.roots.length === 0) {
      return target;
    }
    // What is not a full path would mean something else to each process: it lets nothing through
    for (const root of this.roots.filter(isAbsolute)) {
      // Each time again: a root may be mounted, or its link changed, after the server has started.
      if (isWithin(await followed(root), target)) {
        return target;
      }
    }
    const leads = target === path ? '' : `, which leads to "${target}",`;
    const list = this.roots.map(root => `"${root}"`).join(', ');
    throw new InputError(
      'E_OUTSIDE_ROOTS',
      `"${path}"${leads} is outside the folders that may be ${purpose === 'read' ? 'read' : 'written'} here: ${list}. ` +
        'Choose a path within them, or ask for the folder to be added to the setting FourDStem.data_roots of this server.'
    );
  }
}

/** Where a path leads, which need not exist yet: links are resolved as far as there is something to resolve. */
async function followed(path: string, links = 0): Promise<string> {
  const missing: string[] = [];
  for (let existing = path; ; existing = dirname(existing)) {
    try {
      return join(await realpath(existing), ...missing);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
        throw fileError(error, existing, 'read');
      }
    }
    const target = await linkTarget(existing);
    if (target !== undefined) {
      if (links >= MOST_LINKS) {
        throw new InputError('E_PATH', `"${path}" is a link with more than ${MOST_LINKS} links behind it.`);
      }
      return join(await followed(target, links + 1), ...missing);
    }
    const name = basename(existing);
    if (name === '..') {
      throw new InputError(
        'E_PATH',
        `"${path}" goes up from a folder that does not exist. Write the path without "..".`
      );
    }
    missing.unshift(name);
  }
}

/** Where a link that leads nowhere would lead; undefined when the path is not a link or not there at all. */
async function linkTarget(path: string): Promise<string | undefined> {
  // Without a closing slash, which would make the system look behind the link; `join` would take ".." out unresolved.
  const link = `${dirname(path)}${sep}${basename(path)}`;
  try {
    if (!(await lstat(link)).isSymbolicLink()) {
      return undefined;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw fileError(error, link, 'read');
  }
  const target = await readlink(link);
  return isAbsolute(target) ? target : `${await realpath(dirname(link))}${sep}${target}`;
}
