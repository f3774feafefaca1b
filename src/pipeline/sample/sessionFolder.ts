import { mkdir, readdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';

import { InputError } from '../../core/errors';
import { isMissing, naming } from '../../storage/fileErrors';
import { readText, writeNew } from '../../storage/regularFile';
import type { SampleSessionSize } from './sessionPlan';

/** Written last: a folder with it holds a complete session. */
export const TRUTH_FILE = 'truth.json';
const MOST_TRUTH_BYTES = 16 << 20;
const UNFINISHED = 'unfinished-sample-session.txt';

export interface SessionIdentity {
  readonly format: string;
  readonly size: SampleSessionSize;
  readonly seed: number;
}

/**
 * Prepares a folder for a sample session: creates it, or makes sure that nothing is lost in it.
 *
 * @returns the text of truth.json when the same session is already there
 * @throws InputError `E_NOT_EMPTY` when the folder holds anything else, `E_DISK_FULL` when the session would not fit
 */
export async function prepareFolder(
  folder: string,
  wanted: SessionIdentity,
  bytes: number
): Promise<string | undefined> {
  await naming(folder, 'write', () => mkdir(folder, { recursive: true }));
  const found = (await naming(folder, 'read', () => readdir(folder))).filter(name => !name.startsWith('.'));
  if (found.includes(TRUTH_FILE)) {
    return existing(folder, wanted);
  }
  if (found.includes(UNFINISHED)) {
    throw new InputError(
      'E_NOT_EMPTY',
      `${folder} holds a sample session that was not finished, or is still being written. Delete the folder and run again, or name another one.`
    );
  }
  if (found.length > 0) {
    throw new InputError(
      'E_NOT_EMPTY',
      `${folder} is not empty (it holds ${found[0]}${found.length > 1 ? ` and ${found.length - 1} more` : ''}). A sample session needs an empty or a new folder: name another one.`
    );
  }
  const disk = await statfs(folder);
  const free = disk.bavail * disk.bsize;
  if (free < bytes) {
    throw new InputError(
      'E_DISK_FULL',
      `The session takes ${(bytes / 1e9).toFixed(1)} GB and ${folder} has ${(free / 1e9).toFixed(1)} GB left. Free some space, name another folder, or make a small session.`
    );
  }
  const note =
    'A sample session is being written here. If this file stays after the command ended, the session is incomplete.\n';
  await naming(folder, 'write', () => writeNew(join(folder, UNFINISHED), note));
  return undefined;
}

/** Takes the mark of an unfinished session away. */
export async function markFinished(folder: string): Promise<void> {
  await rm(join(folder, UNFINISHED));
}

async function existing(folder: string, { format, size, seed }: SessionIdentity): Promise<string> {
  const path = join(folder, TRUTH_FILE);
  let text = '';
  let there: Partial<SessionIdentity> = {};
  try {
    text = await readText(path, MOST_TRUTH_BYTES);
    there = JSON.parse(text) as Partial<SessionIdentity>;
  } catch (cause) {
    if (!(cause instanceof SyntaxError) && !isMissing(cause)) {
      throw cause;
    }
  }
  if (there.format === format && there.size === size && there.seed === seed) {
    return text;
  }
  const other =
    there.format === format
      ? `a sample session of size ${there.size} and seed ${there.seed}, not ${size} and ${seed}`
      : `a ${TRUTH_FILE} that is not of this kind of session`;
  throw new InputError('E_NOT_EMPTY', `${folder} holds ${other}. Name another folder, or delete this one.`);
}
