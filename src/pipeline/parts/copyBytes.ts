import { setImmediate as turn } from 'node:timers/promises';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

import { CancelledError, InputError } from '../../core/errors';
import { fileError, naming } from '../../storage/fileErrors';
import { openRegular } from '../../storage/regularFile';

const AT_ONCE = 8 << 20;

/** Bytes of a file. */
export interface Bytes {
  readonly path: string;
  readonly start: number;
  readonly length: number;
}

/**
 * CRC-32 of bytes of a file, which are copied on the way to where something is to be done with them.
 *
 * @param take is given one piece after another, each until its promise is settled
 * @throws InputError `E_PARTS` where the file ends before; of the file system; CancelledError
 */
export async function checkedBytes(
  { path, start, length }: Bytes,
  signal: AbortSignal,
  take?: (piece: Buffer, at: number) => Promise<void>
): Promise<number> {
  return naming(path, 'read', async () => {
    const from = await openRegular(path, { links: 'refused' });
    try {
      const buffer = Buffer.allocUnsafe(Math.min(AT_ONCE, length));
      let sum = 0;
      for (let done = 0; done < length;) {
        if (signal.aborted) {
          throw new CancelledError();
        }
        const { bytesRead } = await from.read(buffer, 0, Math.min(buffer.length, length - done), start + done);
        if (bytesRead === 0) {
          throw new InputError('E_PARTS', `${path} ends before its last byte. Run again what failed.`);
        }
        const piece = buffer.subarray(0, bytesRead);
        sum = crc32(piece, sum);
        await take?.(piece, done);
        done += bytesRead;
        await turn();
      }
      return sum;
    } finally {
      await from.close();
    }
  });
}

/** Writes all of a piece at its place. */
export async function writeAt(to: FileHandle, path: string, piece: Buffer, position: number): Promise<void> {
  try {
    for (let done = 0; done < piece.length;) {
      done += (await to.write(piece, done, piece.length - done, position + done)).bytesWritten;
    }
  } catch (cause) {
    throw fileError(cause, path, 'write');
  }
}
