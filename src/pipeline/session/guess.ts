import { realpath } from 'node:fs/promises';
import { isAbsolute, join, resolve, sep } from 'node:path';

import { InputError } from '../../core/errors';
import type { SessionPlace } from '../../protocol/session';
import { errorCode } from '../../storage/fileErrors';
import type { PathGuard } from '../../storage/pathGuard';
import { isTimeStampFolder } from '../../storage/session/acquisitionName';
import { isFolder } from './listFolders';

/** Names that visits have at Diamond: two letters, the proposal, the number of the visit. */
const VISIT = /^[a-z]{2}\d+-\d+$/i;

/**
 * The session in which a folder lies, as `<base>/<year>/<session>/...`: the deepest place on its path where a year is followed
 * by a folder that has a Merlin folder, or by the name of a visit. Inside Merlin, raw or processed, the subfolder is known too.
 * Where the path itself shows none, the one its links lead to is asked.
 *
 * @returns null for a folder outside every session, and for one that may not be looked at
 */
export async function guessSession(folder: string, guard: PathGuard): Promise<SessionPlace | null> {
  if (!isAbsolute(folder)) {
    return null;
  }
  const path = resolve(folder);
  const direct = await sessionOn(path, guard);
  if (direct) {
    return direct;
  }
  try {
    const real = await realpath(path);
    return real === path ? null : await sessionOn(real, guard);
  } catch (cause) {
    if (errorCode(cause) === undefined) {
      throw cause;
    }
    return null;
  }
}

async function sessionOn(path: string, guard: PathGuard): Promise<SessionPlace | null> {
  const parts = path.split(sep);
  for (let at = parts.length - 1; at >= 2; at--) {
    const [year, session] = [parts[at - 1], parts[at]];
    const root = parts.slice(0, at + 1).join(sep);
    if (/^\d{4}$/.test(year) && (await isSession(root, session, guard))) {
      return {
        base: parts.slice(0, at - 1).join(sep) || sep,
        year,
        session,
        subfolder: subfolderOf(parts.slice(at + 1))
      };
    }
  }
  return null;
}

async function isSession(root: string, name: string, guard: PathGuard): Promise<boolean> {
  try {
    await guard(root, 'read');
  } catch (cause) {
    if (cause instanceof InputError) {
      return false;
    }
    throw cause;
  }
  return (await isFolder(join(root, 'Merlin'))) || (VISIT.test(name) && (await isFolder(root)));
}

/** What follows Merlin, without the folder of one acquisition, and without the `scripts` among results. */
function subfolderOf(inside: readonly string[]): string {
  const results = inside[0] === 'processing';
  const [merlin, ...folders] = results ? inside.slice(1) : inside;
  if (merlin !== 'Merlin') {
    return '';
  }
  const end = folders.findIndex(name => isTimeStampFolder(name) || (results && name === 'scripts'));
  return folders.slice(0, end < 0 ? folders.length : end).join('/');
}
