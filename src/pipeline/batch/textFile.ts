import { replaceFile } from '../../storage/completeFile';
import { isMissing, naming } from '../../storage/fileErrors';
import { readText as readWhole } from '../../storage/regularFile';

/** What people and forms write has a few kB. */
const MOST_BYTES = 1 << 20;

/** Writes a text file so that a reader finds the old or the new text, never a part. @throws InputError of the file system */
export async function writeText(path: string, text: string, mode = 0o644): Promise<void> {
  // The umask of a server may be tighter than what the colleagues of a session need
  await naming(path, 'write', () => replaceFile(path, text, { mode }));
}

/** The text of a file; undefined where there is none. @throws InputError of the file system, `E_TOO_LARGE` */
export async function readText(path: string): Promise<string | undefined> {
  return naming(path, 'read', async () => {
    try {
      return await readWhole(path, MOST_BYTES);
    } catch (cause) {
      if (isMissing(cause)) {
        return undefined;
      }
      throw cause;
    }
  });
}
