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

/** Files as they are named; of a folder every converted file in it or, where there is none, every raw acquisition. */
export async function calibrationInputs(paths: readonly string[], guard: PathGuard): Promise<CalibrationInputs> {
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
      if (isEmpty) {
        throw new InputError('E_NO_DATA', `${path} holds no _data.hdf5 and no .mib file, nor does any folder in it.`);
      }
      files.push(...converted, ...(raw?.files ?? []));
      problems.push(...(raw?.problems ?? []));
    } catch (cause) {
      problems.push(problemOf(cause, path));
    }
  }
  return { files: [...new Set(files)], problems, several };
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
