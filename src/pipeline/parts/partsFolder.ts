import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { isMissing } from '../../storage/fileErrors';

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

/** Deletes a folder of parts, and nothing that is none. */
export async function discardParts(folder: string): Promise<void> {
  if (NAME.test(basename(folder))) {
    // Somebody may still be writing there
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Deletes all parts of a result that is there: nobody will join them any more. */
export async function discardAllParts(folder: string, stem: string, kind: string): Promise<void> {
  const start = `.${stem}.${kind}-`;
  try {
    const names = await readdir(folder);
    await Promise.all(names.filter(name => name.startsWith(start)).map(async name => discardParts(join(folder, name))));
  } catch (cause) {
    if (!isMissing(cause)) {
      throw cause;
    }
  }
}
