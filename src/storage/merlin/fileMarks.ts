import { stat } from 'node:fs/promises';

import type { FrameFile } from './frameFiles';

/** What tells whether a file is still the one it was, and whether it was written to. Numbers of 64 bit as text. */
export interface FileMark {
  readonly device: string;
  readonly inode: string;
  readonly bytes: number;
  /** Last change of its content, nanoseconds since 1970 */
  readonly modifiedNs: string;
}

/** The marks of files as they are now. @throws errors of the file system */
export async function marksOf(files: readonly Pick<FrameFile, 'path'>[]): Promise<FileMark[]> {
  return Promise.all(
    files.map(async ({ path }) => {
      const { dev, ino, size, mtimeNs } = await stat(path, { bigint: true });
      return { device: `${dev}`, inode: `${ino}`, bytes: Number(size), modifiedNs: `${mtimeNs}` };
    })
  );
}

/** Bytes of all files. */
export function bytesOf(marks: readonly FileMark[]): number {
  return marks.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** When a file was changed last, milliseconds since 1970. */
export function modifiedMs({ modifiedNs }: FileMark): number {
  return Number(BigInt(modifiedNs) / 1_000_000n);
}

/** Whether these are the same files, and nothing was written to them. */
export function areUntouched(before: readonly FileMark[], after: readonly FileMark[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ device, inode, bytes, modifiedNs }, index) => {
      const now = after[index];
      return device === now.device && inode === now.inode && bytes === now.bytes && modifiedNs === now.modifiedNs;
    })
  );
}
