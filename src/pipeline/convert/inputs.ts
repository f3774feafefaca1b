import { realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { InputError } from '../../core/errors';
import type { Problem } from '../../protocol/problem';
import { problemOf } from '../../protocol/problem';
import { naming } from '../../storage/fileErrors';
import { siblingsOf } from '../../storage/merlin/multiFileSet';
import type { SizedFile } from '../../storage/merlin/seriesAmong';
import { SeriesDivision } from '../../storage/merlin/seriesAmong';
import type { PathGuard } from '../../storage/pathGuard';
import { acquisitionStem } from '../../storage/session/acquisitionName';
import { findMib } from '../../storage/session/findMib';
import { outputFolder } from '../../storage/session/sessionPaths';

/** Acquisitions to convert, one file each, and what cannot be converted. */
export interface Inputs {
  readonly files: string[];
  readonly problems: Problem[];
}

/**
 * Files and folders as the user names them, as the first file of every acquisition: folders are walked, the files of
 * one series count once, and acquisitions whose results would have one name are refused, all of them.
 */
export async function findInputs(paths: readonly string[], out: string | undefined, guard: PathGuard): Promise<Inputs> {
  const problems: Problem[] = [];
  // By the real path: a file and a link to it are one acquisition
  const found = new Map<string, string>();
  const add = async (file: string): Promise<void> => {
    const real = await realpath(file).catch(() => file);
    found.set(real, found.get(real) ?? file);
  };
  for (const path of paths.map(name => resolve(name))) {
    try {
      await guard(path, 'read');
      if (await naming(path, 'read', async () => (await stat(path)).isDirectory())) {
        const walked = await findMib(path, guard);
        problems.push(...walked.problems);
        for (const file of walked.files) {
          await add(file);
        }
        if (walked.files.length + walked.problems.length === 0) {
          problems.push(
            problemOf(new InputError('E_NO_MIB', `${path} holds no .mib file, nor does any folder in it.`), path)
          );
        }
      } else {
        await add(path);
      }
    } catch (cause) {
      problems.push(problemOf(cause, path));
    }
  }
  const files = await withoutFollowers([...found.values()]);
  return { ...refuseSameResult(files, out, problems), problems };
}

/** Leaves out the second and further files of every series. */
async function withoutFollowers(files: string[]): Promise<string[]> {
  const families = new Map<string, string[]>();
  for (const file of files) {
    const family = file.replace(/\d+\.mib$/i, '.mib');
    families.set(family, [...(families.get(family) ?? []), file]);
  }
  const division = new SeriesDivision();
  const firsts = new Map<string, string>();
  for (const [file, ...others] of families.values()) {
    if (others.length > 0) {
      const alike = [file, ...(await siblingsOf(file))];
      for (const series of await division.divide(await Promise.all(alike.map(sized)))) {
        series.forEach(member => firsts.set(member, series[0]));
      }
    }
  }
  return [...new Set(files.map(file => firsts.get(file) ?? file))];
}

/** A file whose size cannot be had is told of when it is converted. */
async function sized(path: string): Promise<SizedFile> {
  return {
    path,
    bytes: await stat(path).then(
      ({ size }) => size,
      () => 0
    )
  };
}

function refuseSameResult(files: string[], out: string | undefined, problems: Problem[]): { files: string[] } {
  const byResult = new Map<string, string[]>();
  for (const file of files) {
    const key = resultKey(file, out);
    byResult.set(key, [...(byResult.get(key) ?? []), file]);
  }
  const alone: string[] = [];
  for (const group of byResult.values()) {
    if (group.length === 1) {
      alone.push(group[0]);
      continue;
    }
    for (const file of group) {
      const others = group.filter(other => other !== file).join(', ');
      const message = `${file} has the same time stamp as ${others}: all would become ${acquisitionStem(file)}_data.hdf5 in the same folder. None of them was converted; convert them one at a time into different folders (--out).`;
      problems.push(problemOf(new InputError('E_SAME_STAMP', message), file));
    }
  }
  return { files: alone };
}

function resultKey(file: string, out: string | undefined): string {
  try {
    return outputFolder(file, acquisitionStem(file), out);
  } catch {
    return `${dirname(file)}/${acquisitionStem(file)}`;
  }
}
