import { lstat } from 'node:fs/promises';
import { join } from 'node:path';

import { InputError } from '../core/errors';
import { isOwn } from '../storage/owner';

/** In a job directory: what is to be done. */
export const JOB_FILE = 'job.json';

/**
 * Whose a job directory is, by the number of the user, if it is somebody else's, or a link to one; undefined for one's own: everybody of a session's group can put one there, and, where the group may
 * write in it, other orders into one. Such a job is shown and never acted on.
 */
export async function foreignOwner(folder: string): Promise<number | undefined> {
  const [directory, order] = await Promise.all([lstat(folder), lstat(join(folder, JOB_FILE)).catch(() => undefined)]);
  if (!directory.isDirectory() || !isOwn(directory)) {
    return directory.uid;
  }
  return order !== undefined && !(order.isFile() && isOwn(order)) ? order.uid : undefined;
}

/** @throws InputError `E_FOREIGN_JOB` for the job of somebody else; errors of the file system */
export async function requireOwn(folder: string): Promise<void> {
  if ((await foreignOwner(folder)) !== undefined) {
    throw foreignJob(folder);
  }
}

export function foreignJob(folder: string): InputError {
  return new InputError(
    'E_FOREIGN_JOB',
    `${folder} is the job of somebody else: only they can run, stop or repeat it. Ask its owner, or start a job of your own.`
  );
}
