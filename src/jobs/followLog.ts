import { setTimeout as pause } from 'node:timers/promises';

import { isMissing } from '../storage/fileErrors';
import { openRegular } from '../storage/regularFile';

const LOOK_MS = 500;
/** Of what was written before somebody looked, the last part is shown. */
const TAIL_BYTES = 64 * 1024;

/**
 * Tells what stands in a log, and what is added to it.
 *
 * @param isOpen whether more may come
 * @param tell given text in pieces, in order
 */
export async function followLog(
  path: string,
  { signal, isOpen, tell }: { readonly signal: AbortSignal; isOpen(): boolean; tell(text: string): Promise<void> }
): Promise<void> {
  const decoder = new TextDecoder();
  let from: number | undefined;
  while (!signal.aborted) {
    // What was written before the end is read after it is known
    const wasOpen = isOpen();
    const part = await partFrom(path, from);
    if (part && part.bytes.length > 0) {
      from = part.end;
      await tell(decoder.decode(part.bytes, { stream: true }));
    }
    if (!wasOpen) {
      return;
    }
    await pause(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Undefined while there is no log. @param from bytes that were read before; undefined: begin near the end */
async function partFrom(path: string, from: number | undefined): Promise<{ bytes: Buffer; end: number } | undefined> {
  try {
    const file = await openRegular(path, { links: 'refused' });
    try {
      const { size } = await file.stat();
      // One that was cut short is read again
      const start = Math.max(from !== undefined && from <= size ? from : 0, size - TAIL_BYTES);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
      return { bytes: buffer.subarray(0, bytesRead), end: start + bytesRead };
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (isMissing(cause)) {
      return undefined;
    }
    throw cause;
  }
}
