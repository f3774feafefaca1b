import { isMissing } from '../../storage/fileErrors';
import { openRegular } from '../../storage/regularFile';

const TAIL_BYTES = 8192;

/** Last part of a log; empty where there is none. */
export async function logTail(path: string): Promise<string> {
  try {
    const file = await openRegular(path, { links: 'refused' });
    try {
      const { size } = await file.stat();
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(TAIL_BYTES),
        0,
        TAIL_BYTES,
        Math.max(0, size - TAIL_BYTES)
      );
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (isMissing(cause)) {
      return '';
    }
    throw cause;
  }
}
