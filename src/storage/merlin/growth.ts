import type { Acquisition } from './acquisition';
import { bytesOf, marksOf } from './fileMarks';

/** A file changed as lately as this may still be growing: it is looked at again. */
const FRESH_MS = 3000;
const NEXT_LOOK_MS = 250;
/** Looks at a file that has all its frames, and at one that announces more: exposures may take a second. */
const LOOKS = { whole: 1, unfinished: 6 };

/** Bytes of a raw acquisition that is still being written, a moment after it was opened; undefined for one at rest. */
export async function grownTo(acquisition: Acquisition): Promise<number | undefined> {
  if (Date.now() - acquisition.modified > FRESH_MS) {
    return undefined;
  }
  const { files } = acquisition.place;
  const looks = isUnfinished(acquisition) ? LOOKS.unfinished : LOOKS.whole;
  for (let look = 0; look < looks; look++) {
    await new Promise(resolve => setTimeout(resolve, NEXT_LOOK_MS));
    const bytes = bytesOf(await marksOf(files));
    if (bytes !== acquisition.bytes) {
      return bytes;
    }
  }
  return undefined;
}

function isUnfinished({ hdr, frames, lost, trailingBytes }: Acquisition): boolean {
  return lost > 0 || trailingBytes > 0 || (hdr?.framesInAcquisition ?? 0) > frames;
}
