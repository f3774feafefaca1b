import { chmod, lstat, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { InputError } from '../../core/errors';
import { isMissing, naming } from '../../storage/fileErrors';
import { isOwn } from '../../storage/owner';
import { findPartials } from '../partialFile';

const NAME = /^\..+\.[a-z]+-[0-9a-f]{8}\.parts$/;

/**
 * Folder for the parts of one result, beside it, under a name that no other program takes for data.
 *
 * @param folder of the result
 * @param kind what makes it
 * @param key eight hexadecimal digits, the same for all that work on the same parts
 */
export function partsFolder(folder: string, stem: string, kind: string, key: string): string {
  return join(folder, `.${stem}.${kind}-${key}.parts`);
}

/**
 * Sees to it that nobody else puts anything into a folder of parts, nor has done so before: what is joined is taken for what this user made.
 *
 * @throws InputError `E_PARTS` for a link, a folder of somebody else, or one with anything of somebody else; of the file system
 */
export async function requireOwnParts(folder: string): Promise<void> {
  await naming(folder, 'read', async () => {
    const found = await lstat(folder);
    if (!found.isDirectory() || !isOwn(found)) {
      throw notOwn(folder);
    }
    await naming(folder, 'write', () => chmod(folder, 0o700));
    for (const name of await readdir(folder)) {
      if (!(await isOwnOrGone(join(folder, name)))) {
        throw notOwn(join(folder, name));
      }
    }
  });
}

async function isOwnOrGone(path: string): Promise<boolean> {
  try {
    return isOwn(await lstat(path));
  } catch (cause) {
    if (isMissing(cause)) {
      return true;
    }
    throw cause;
  }
}

function notOwn(path: string): InputError {
  return new InputError(
    'E_PARTS',
    `${path} is not yours, and is not joined. Delete it, then start from the beginning.`
  );
}

/** Deletes a folder of parts, and nothing that is none. */
export async function discardParts(folder: string): Promise<void> {
  if (NAME.test(basename(folder))) {
    // Somebody may still be writing there
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Deletes parts that were left of a result that is there, but those that somebody still works on. One that cannot be deleted changes nothing about
 * the result.
 */
export async function discardAllParts(folder: string, stem: string, kind: string): Promise<void> {
  const start = `.${stem}.${kind}-`;
  const discardLeft = async (name: string): Promise<void> => {
    const parts = join(folder, name);
    if ((await findPartials(parts)).every(({ alive }) => !alive)) {
      await discardParts(parts);
    }
  };
  try {
    const names = await readdir(folder);
    await Promise.allSettled(names.filter(name => name.startsWith(start)).map(discardLeft));
  } catch (cause) {
    if (!isMissing(cause)) {
      throw cause;
    }
  }
}
