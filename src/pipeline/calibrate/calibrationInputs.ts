import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { InputError } from '../../core/errors';
import type { Problem } from '../../protocol/problem';
import { problemOf } from '../../protocol/problem';
import { naming } from '../../storage/fileErrors';
import type { PathGuard } from '../../storage/pathGuard';
import { SCRIPTS_FOLDER } from '../../storage/session/sessionPaths';
import { findInputs } from '../convert/inputs';

/** What is to be calibrated, and what cannot be. */
export interface CalibrationInputs {
  readonly files: string[];
  readonly problems: Problem[];
  /** False for one file that was named itself */
  readonly several: boolean;
}

const DEEPEST = 16;
const SINGLE_PATTERN = /\.(tiff?|hspy)$/i;

/**
 * Files as they are named; of a folder every converted file in it or, where there is none, every raw acquisition.
 *
 * @param takesPatterns whether a folder with neither gives the files of single patterns that lie in it, not deeper: images of other kinds lie anywhere
 */
export async function calibrationInputs(
  paths: readonly string[],
  guard: PathGuard,
  takesPatterns = false
): Promise<CalibrationInputs> {
  const files: string[] = [];
  const problems: Problem[] = [];
  let several = paths.length > 1;
  for (const path of paths.map(name => resolve(name))) {
    try {
      await guard(path, 'read');
      if (!(await naming(path, 'read', async () => (await stat(path)).isDirectory()))) {
        files.push(path);
        continue;
      }
      several = true;
      const converted = await naming(path, 'read', () => convertedFiles(path, 0));
      const raw = converted.length > 0 ? undefined : await findInputs([path], undefined, guard);
      const isEmpty = raw?.files.length === 0 && raw.problems.every(({ code }) => code === 'E_NO_MIB');
      const patterns = isEmpty && takesPatterns ? await singlePatterns(path) : [];
      if (isEmpty && patterns.length === 0) {
        const nor = takesPatterns ? ', and no .tif or .hspy file lies in it' : '';
        throw new InputError(
          'E_NO_DATA',
          `${path} holds no _data.hdf5 and no .mib file, nor does any folder in it${nor}.`
        );
      }
      files.push(...converted, ...(raw?.files ?? []), ...patterns);
      problems.push(...(isEmpty ? [] : (raw?.problems ?? [])));
    } catch (cause) {
      problems.push(problemOf(cause, path));
    }
  }
  return { files: [...new Set(files)], problems, several };
}

/** Files of a folder that may each hold one pattern of a standard. */
async function singlePatterns(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter(entry => !entry.isDirectory() && !entry.name.startsWith('.') && SINGLE_PATTERN.test(entry.name))
    .map(({ name }) => join(folder, name))
    .sort();
}

async function convertedFiles(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) {
      continue;
    }
    if (entry.isDirectory() && entry.name !== SCRIPTS_FOLDER && depth < DEEPEST) {
      found.push(...(await convertedFiles(path, depth + 1)));
    } else if (entry.name.endsWith('_data.hdf5')) {
      found.push(path);
    }
  }
  return found;
}
