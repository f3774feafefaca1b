import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { naming } from './fileErrors';
import { openRegular } from './regularFile';

export interface Replacing {
  /** Rights of the file, whatever the umask is; by default the umask decides */
  readonly mode?: number;
  /** Whether it is on the disk before it gets its name, so that it survives a power cut */
  readonly durable?: boolean;
}

/**
 * Replaces a file as a whole: readers see all of the old or all of the new text. What stood under the name is not opened, be
 * it a link or a pipe.
 *
 * @throws errors of the file system as they are
 */
export async function replaceFile(
  path: string,
  text: string | Uint8Array,
  { mode, durable = false }: Replacing = {}
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.new`);
  try {
    const file = await openRegular(temporary, { mode: 'wx' });
    try {
      await file.writeFile(text);
      if (mode !== undefined) {
        await file.chmod(mode);
      }
      if (durable) {
        await file.sync();
      }
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
}

/**
 * Writes a file, its folder included, so that it survives a power cut; its name appears only when it is complete.
 *
 * @throws InputError of the file system, with the path
 */
export async function writeCompleteFile(path: string, text: string | Uint8Array): Promise<void> {
  await naming(path, 'write', async () => {
    await mkdir(dirname(path), { recursive: true });
    await replaceFile(path, text, { durable: true });
  });
}
