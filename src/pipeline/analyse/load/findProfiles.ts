import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

import { InputError } from '../../../core/errors';
import type { AnalyseOptions } from '../../../protocol/analyse/analyseOptions';
import type { Problem } from '../../../protocol/problem';
import { problemOf } from '../../../protocol/problem';
import { naming } from '../../../storage/fileErrors';
import type { PathGuard } from '../../../storage/pathGuard';
import { foreign } from '../../threads/foreign';
import { PROFILE_ENDING } from '../../../storage/session/profileNames';
import { filesBelow } from './filesBelow';

/** Profile files that are meant, and what is wrong with the others. */
export interface FoundProfiles {
  readonly files: string[];
  readonly problems: Problem[];
}

/** Profile files as they are named, the mean or the variance of each, and those in named folders; filtered by their paths, and only those that can be read. */
export async function findProfiles(
  paths: readonly string[],
  { profile, include = [], exclude = [] }: Pick<AnalyseOptions, 'profile' | 'include' | 'exclude'>,
  guard: PathGuard
): Promise<FoundProfiles> {
  const ending = PROFILE_ENDING[profile];
  const files: string[] = [];
  const problems: Problem[] = [];
  for (const path of paths.map(name => resolve(name))) {
    try {
      await guard(path, 'read');
      if (await isFolder(path)) {
        const found = await naming(path, 'read', () => filesBelow(path, name => name.endsWith(ending)));
        if (found.length === 0) {
          const sentence = `${path} holds no *${ending}, nor does any folder in it. Make radial profiles first (jupyter 4dstem radial).`;
          throw new InputError('E_NO_PROFILES', sentence);
        }
        files.push(...found);
      } else {
        files.push(await partner(path, ending));
      }
    } catch (cause) {
      problems.push(problemOf(cause, path));
    }
  }
  const wanted = (await onceEach(files)).filter(
    path =>
      (include.length === 0 || include.some(text => path.includes(text))) && !exclude.some(text => path.includes(text))
  );
  if (wanted.length === 0 && files.length > 0) {
    const sentence = `None of the ${files.length} data sets found passes the filters (--include and --exclude).`;
    problems.push(problemOf(new InputError('E_NO_PROFILES', sentence), paths[0]));
  }
  return { files: await readable(wanted, problems), problems };
}

/** Files without those that are the same by another name, a link for example: a data set counts once. */
async function onceEach(paths: readonly string[]): Promise<string[]> {
  const first = new Map<string, string>();
  for (const path of paths) {
    const own = await realpath(path).catch(() => path);
    first.set(own, first.get(own) ?? path);
  }
  return [...first.values()];
}

/** One file that was cut off while it was copied keeps none of the others from being analysed. */
async function readable(paths: readonly string[], problems: Problem[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    try {
      await foreign('profileOutline', path);
      files.push(path);
    } catch (cause) {
      problems.push(problemOf(cause, path));
    }
  }
  return files;
}

/** Stamp of a data set, from the name of its profile file. */
export function profileStamp(path: string): string {
  return basename(path)
    .replace(/_azimuthal_(mean|var)\.hspy$/, '')
    .replace(/\.hspy$/, '');
}

/** The file of the wanted profile that belongs to a named one. @throws InputError `E_NO_PARTNER` */
async function partner(path: string, ending: string): Promise<string> {
  const other = Object.values(PROFILE_ENDING).find(name => name !== ending && path.endsWith(name));
  if (other === undefined) {
    return path;
  }
  const wanted = join(dirname(path), `${profileStamp(path)}${ending}`);
  const isThere = await stat(wanted).then(
    () => true,
    () => false
  );
  if (!isThere) {
    const sentence = `${path} has no partner ${basename(wanted)} beside it. Name the profile that is there (--profile), or make both.`;
    throw new InputError('E_NO_PARTNER', sentence);
  }
  return wanted;
}

async function isFolder(path: string): Promise<boolean> {
  return naming(path, 'read', async () => (await stat(path)).isDirectory());
}
