import { randomBytes } from 'node:crypto';
import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises';

import { isMissing, naming } from '../../storage/fileErrors';

/** Writes a text file so that a reader finds the old or the new text, never a part. @throws InputError of the file system */
export async function writeText(path: string, text: string, mode = 0o644): Promise<void> {
  const partial = `${path}.${randomBytes(4).toString('hex')}.partial`;
  await naming(path, 'write', async () => {
    try {
      await writeFile(partial, text, { mode, flag: 'wx' });
      // The umask of a server may be tighter than what the colleagues of a session need
      await chmod(partial, mode);
      await rename(partial, path);
    } catch (cause) {
      await rm(partial, { force: true });
      throw cause;
    }
  });
}

/** The text of a file; undefined where there is none. @throws InputError of the file system */
export async function readText(path: string): Promise<string | undefined> {
  return naming(path, 'read', async () => {
    try {
      return await readFile(path, 'utf8');
    } catch (cause) {
      if (isMissing(cause)) {
        return undefined;
      }
      throw cause;
    }
  });
}
