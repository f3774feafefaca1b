import type { FileHandle } from 'node:fs/promises';
import { open, stat } from 'node:fs/promises';

import { InputError } from '../core/errors';

/**
 * Opens a file for reading. Pipes and devices are refused before they are opened: opening one waits for its other end,
 * perhaps for ever.
 *
 * @throws InputError `E_NOT_FILE`; errors of the file system as they are
 */
export async function openRegular(path: string): Promise<FileHandle> {
  if (!(await stat(path)).isFile()) {
    throw new InputError(
      'E_NOT_FILE',
      `${path} is a folder, a pipe or a device where a file is expected. Move it away, or choose another.`
    );
  }
  return open(path, 'r');
}

/** The first bytes of a file, fewer where it is shorter. */
export async function firstBytes(path: string, count: number): Promise<Uint8Array> {
  const handle = await openRegular(path);
  try {
    const bytes = new Uint8Array(count);
    let got = 0;
    for (let read = -1; read !== 0 && got < count; got += read) {
      read = (await handle.read(bytes, got, count - got, got)).bytesRead;
    }
    return bytes.subarray(0, got);
  } finally {
    await handle.close();
  }
}
