import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import type { FrameHeader } from '../../core/merlin/frameHeader';
import { MAX_HEADER_BYTES, parseFrameHeader } from '../../core/merlin/frameHeader';
import { firstBytes } from '../regularFile';
import type { FrameFile } from './frameFiles';

/**
 * The files of a series that Merlin wrote one after another (`scan_000001.mib`, `scan_000002.mib`, ...), in the order
 * of their frames. Files are one series when their names differ in the last digits only, their frames have one format,
 * and the frame numbers go on from file to file, where up to a file's length of frames may be lost in between; a lone file, or
 * files that each begin with frame 1, are not.
 *
 * @returns all files of the series that `path` belongs to, or only `path`
 */
export async function multiFileSet(path: string, header: FrameHeader, stride: number): Promise<FrameFile[]> {
  const own = { path, frames: await wholeFrames(path, stride), sequence: header.sequence };
  const siblings = await siblingsOf(path);
  if (siblings.length === 0) {
    return [{ path, frames: own.frames }];
  }
  const members = [own];
  for (const sibling of siblings) {
    const first = await firstHeader(sibling);
    if (first && sameFormat(first, header)) {
      members.push({ path: sibling, frames: await wholeFrames(sibling, stride), sequence: first.sequence });
    }
  }
  members.sort((a, b) => a.sequence - b.sequence);
  const start = members.indexOf(own);
  let from = start;
  while (from > 0 && follows(members[from - 1], members[from])) {
    from--;
  }
  let to = start;
  while (to < members.length - 1 && follows(members[to], members[to + 1])) {
    to++;
  }
  return members.slice(from, to + 1).map(({ path, frames }) => ({ path, frames }));
}

/** A file that may be part of a series. */
export interface Member extends FrameFile {
  /** Number of its first frame */
  readonly sequence: number;
}

/** Whether the frames of a file go on in the next one. */
export function follows(before: Member, after: Member): boolean {
  const lost = after.sequence - before.sequence - before.frames;
  return before.frames > 0 && lost >= 0 && lost <= before.frames;
}

/** Files of the same folder whose names differ from that of `path` in the last digits only. */
export async function siblingsOf(path: string): Promise<string[]> {
  const digits = /^(.*?)(\d+)(\.mib)$/i.exec(basename(path));
  if (!digits) {
    return [];
  }
  const [, prefix, , ending] = digits;
  const folder = dirname(path);
  return (await readdir(folder))
    .filter(
      name =>
        name !== basename(path) &&
        name.startsWith(prefix) &&
        name.endsWith(ending) &&
        /^\d+$/.test(name.slice(prefix.length, -ending.length))
    )
    .map(name => join(folder, name));
}

/** The first header of a sibling, or undefined where it is no Merlin file: then it is no member. */
async function firstHeader(path: string): Promise<FrameHeader | undefined> {
  try {
    return parseFrameHeader(await firstBytes(path, MAX_HEADER_BYTES), path);
  } catch {
    return undefined;
  }
}

/** Whether frames with these headers can stand in one series. */
export function sameFormat(a: FrameHeader, b: FrameHeader): boolean {
  return (
    a.headerBytes === b.headerBytes &&
    a.width === b.width &&
    a.height === b.height &&
    a.pixelType === b.pixelType &&
    a.depth === b.depth &&
    a.layout === b.layout
  );
}

async function wholeFrames(path: string, stride: number): Promise<number> {
  return Math.floor((await stat(path)).size / stride);
}
