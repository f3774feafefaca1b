import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { naming } from './fileErrors';

/**
 * Writes a text file, its folder included, so that it survives a power cut; its name appears only when it is complete.
 *
 * @throws InputError of the file system, with the path
 */
export async function writeCompleteFile(path: string, text: string): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.new`);
  await naming(path, 'write', async () => {
    await mkdir(dirname(path), { recursive: true });
    try {
      const file = await open(temporary, 'w');
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    } catch (cause) {
      await rm(temporary, { force: true });
      throw cause;
    }
  });
}
