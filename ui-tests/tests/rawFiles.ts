import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  truncateSync,
  utimesSync,
  writeFileSync
} from 'node:fs';
import { join } from 'node:path';

/** Bytes of header and pixels of each frame, as the first header says. */
function frameSize(file: string): { header: number; frame: number } {
  const text = Buffer.alloc(128);
  const handle = openSync(file, 'r');
  readSync(handle, text, 0, text.length, 0);
  closeSync(handle);
  // MQ1,000001,00384,01,0256,0256,U08: name, frame, bytes of the header, chips, columns, rows, type of the pixels
  const [, , header, , columns, rows, type] = text.toString('latin1').split(',');
  const pixels = Number(columns) * Number(rows) * (Number(type.slice(1)) / 8);
  return { header: Number(header), frame: Number(header) + pixels };
}

/**
 * An acquisition of an edge, darker on the left and brighter on the right of every line, whose detector was started when the
 * scan was on its way already: the first frames are missing at the start, and more of the scan follow at the end. The patterns
 * are those of another acquisition, put in order; headers stay where they are, since it is the detector that numbers the frames.
 *
 * @returns path of the file, in a time-stamped folder below `folder`
 */
export function writeLateStart(
  source: string,
  folder: string,
  stamp: string,
  { columns, late }: { columns: number; late: number }
): string {
  const original = readFileSync(source);
  const { header, frame } = frameSize(source);
  const starts = Array.from({ length: original.length / frame }, (_, index) => index * frame);
  const counts = new Map(starts.map(start => [start, sum(original.subarray(start + header, start + frame))]));
  const lines = starts.map((_, index) => Math.floor(index / columns));
  const edge = [...new Set(lines)].flatMap(line =>
    starts.slice(line * columns, (line + 1) * columns).sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0))
  );
  const shifted = Buffer.from(original);
  starts.forEach((start, index) => {
    const from = edge[(index + late) % edge.length];
    original.copy(shifted, start + header, from + header, from + frame);
  });
  const target = newAcquisition(folder, stamp);
  writeFileSync(target, shifted);
  makeOld(target);
  return target;
}

function sum(pixels: Buffer): number {
  let counts = 0;
  for (const pixel of pixels) {
    counts += pixel;
  }
  return counts;
}

/** Cuts a file behind so many whole frames, as a copy that was broken off leaves it. */
export function cutTo(file: string, frames: number): void {
  truncateSync(file, frames * frameSize(file).frame);
  makeOld(file);
}

/** Lets a file be of some time ago: one that was written only now may still be growing. */
function makeOld(file: string): void {
  const before = new Date(Date.now() - 3_600_000);
  utimesSync(file, before, before);
}

/** Frames of a file as bytes. */
export function framesOf(file: string, first: number, end: number): Buffer {
  const { frame } = frameSize(file);
  return readFileSync(file).subarray(first * frame, end * frame);
}

/** Makes the folder of an acquisition. @returns path its .mib file would have */
export function newAcquisition(folder: string, stamp: string): string {
  mkdirSync(join(folder, stamp), { recursive: true });
  return join(folder, stamp, `${stamp}_data.mib`);
}
