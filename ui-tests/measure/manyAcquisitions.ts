import { closeSync, linkSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Frames of an acquisition that is only there to be listed */
const FRAMES = 16;
/** Bytes of a frame of the sample session: header, and 256 x 256 pixels of 16 bit */
const FRAME_BYTES = 384 + 2 * 256 * 256;
/** Acquisitions of one day; the first is 1 March 2026 */
export const DAY = 200;

/**
 * A session with many acquisitions of 2 MB that take no room: links to the first frames of one file.
 *
 * @returns its Merlin folder
 */
export function manyAcquisitions(folder: string, source: string, count: number): string {
  const merlin = join(folder, '2026', 'mg40002-1', 'Merlin');
  mkdirSync(merlin, { recursive: true });
  const first = join(folder, 'first.mib');
  copyBeginning(source, first, FRAMES * FRAME_BYTES);
  for (let at = 0; at < count; at++) {
    const minutes = 3 * (at % DAY);
    const stamp = `202603${two(1 + Math.floor(at / DAY))}_${two(8 + Math.floor(minutes / 60))}${two(minutes % 60)}07`;
    const acquisition = join(merlin, `grid_${two(at % 20)}`, stamp);
    mkdirSync(acquisition, { recursive: true });
    linkSync(first, join(acquisition, `${stamp}_data.mib`));
  }
  return merlin;
}

function copyBeginning(source: string, copy: string, bytes: number): void {
  const buffer = Buffer.alloc(bytes);
  const [from, to] = [openSync(source, 'r'), openSync(copy, 'w')];
  writeSync(to, buffer, 0, readSync(from, buffer, 0, bytes, 0));
  [from, to].forEach(closeSync);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
