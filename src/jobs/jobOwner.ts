import { lstat } from 'node:fs/promises';

import { InputError } from '../core/errors';

/**
 * Whether a job directory is somebody else's, or a link to one: everybody of a session's group can put one there. Such a
 * job is shown and never acted on.
 */
export async function isForeign(folder: string): Promise<boolean> {
  const found = await lstat(folder);
  return !found.isDirectory() || (process.getuid !== undefined && found.uid !== process.getuid());
}

/** @throws InputError `E_FOREIGN_JOB` for the job of somebody else; errors of the file system */
export async function requireOwn(folder: string): Promise<void> {
  if (await isForeign(folder)) {
    throw foreignJob(folder);
  }
}

export function foreignJob(folder: string): InputError {
  return new InputError(
    'E_FOREIGN_JOB',
    `${folder} is the job of somebody else: only they can run, stop or repeat it. Ask its owner, or start a job of your own.`
  );
}
