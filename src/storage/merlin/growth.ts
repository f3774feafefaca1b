import type { Acquisition } from './acquisition';
import { sizeOf } from './acquisition';

/** A file changed as lately as this may still be growing: it is looked at twice. */
const FRESH_MS = 3000;
const SECOND_LOOK_MS = 250;

/** Bytes of a raw acquisition that is still being written, a moment after it was opened; undefined for one at rest. */
export async function grownTo(acquisition: Acquisition): Promise<number | undefined> {
  if (Date.now() - acquisition.modified > FRESH_MS) {
    return undefined;
  }
  await new Promise(resolve => setTimeout(resolve, SECOND_LOOK_MS));
  const { bytes } = await sizeOf(acquisition.place.files);
  return bytes === acquisition.bytes ? undefined : bytes;
}
