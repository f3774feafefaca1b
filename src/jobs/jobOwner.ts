import { lstat } from 'node:fs/promises';
import { join } from 'node:path';

import { InputError } from '../core/errors';
import { isOwn } from '../storage/owner';

/** In a job directory: what is to be done. */
export const JOB_FILE = 'job.json';

/**
 * Whether a job directory is somebody else's, or a link to one: everybody of a session's group can put one there, and, where the group may
 * write in it, other orders into one. Such a job is shown and never acted on.
 */
export async function isForeign(folder: string): Promise<boolean> {
  const [directory, order] = await Promise.all([lstat(folder), lstat(join(folder, JOB_FILE)).catch(() => undefined)]);
  return !directory.isDirectory() || !isOwn(directory) || (order !== undefined && !(order.isFile() && isOwn(order)));
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
