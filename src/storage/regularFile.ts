import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, openSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';

import { InputError } from '../core/errors';
import { errorCode } from './fileErrors';

/** How a file is opened. */
export interface Opening {
  /**
   * r: read (by default); r+: change what is there; w: create, or empty what is there; wx: create, there must be none;
   * a: append, created where there is none
   */
  readonly mode?: 'r' | 'r+' | 'w' | 'wx' | 'a';
  /**
   * Whether the last part of the path may be a link. Data may be reached by one, as sites link their sessions (by
   * default); job files, and whatever this program writes, may not: a link there was put by somebody else.
   */
  readonly links?: 'followed' | 'refused';
}

const { O_APPEND, O_CREAT, O_DIRECTORY, O_EXCL, O_NOCTTY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_RDWR, O_WRONLY } =
  constants;

const COPIED_AT_ONCE = 1 << 20;

const FLAGS = {
  r: O_RDONLY,
  'r+': O_RDWR,
  // Emptied when it has turned out to be a file
  w: O_RDWR | O_CREAT,
  wx: O_RDWR | O_CREAT | O_EXCL,
  a: O_WRONLY | O_CREAT | O_APPEND
} as const;

/**
 * Opens a file: the one place where this program does, so that nothing else than a regular file is ever waited for. A pipe
 * or a device would block the process until its other end does something, perhaps for ever; none is waited for here, and
 * what was opened is judged, not what stood under the name before.
 *
 * @throws InputError `E_NOT_FILE` for a folder, pipe, device or socket, `E_LINK` for a link where none may be, `E_BUSY`;
 * other errors of the file system as they are
 */
export async function openRegular(path: string, opening: Opening = {}): Promise<FileHandle> {
  const handle = await open(path, flagsOf(opening)).catch((cause: unknown) => {
    throw openError(cause, path, opening);
  });
  try {
    if (!(await handle.stat()).isFile()) {
      throw notAFile(path);
    }
    if (opening.mode === 'w') {
      await handle.truncate();
    }
    return handle;
  } catch (cause) {
    await handle.close();
    throw cause;
  }
}

/** `openRegular` at once. @returns the descriptor */
export function openRegularSync(path: string, opening: Opening = {}): number {
  let descriptor: number;
  try {
    descriptor = openSync(path, flagsOf(opening));
  } catch (cause) {
    throw openError(cause, path, opening);
  }
  try {
    if (!fstatSync(descriptor).isFile()) {
      throw notAFile(path);
    }
    if (opening.mode === 'w') {
      ftruncateSync(descriptor);
    }
    return descriptor;
  } catch (cause) {
    closeSync(descriptor);
    throw cause;
  }
}

/**
 * All of a file that is expected to be small.
 *
 * @param most bytes; a larger file is not read
 * @throws InputError `E_TOO_LARGE`, and as `openRegular`
 */
export async function readBytes(path: string, most: number, opening: Opening = {}): Promise<Buffer> {
  return (await readDated(path, most, opening)).bytes;
}

/** `readBytes` as UTF-8 text. */
export async function readText(path: string, most: number, opening: Opening = {}): Promise<string> {
  return (await readBytes(path, most, opening)).toString('utf8');
}

/** `readBytes`, and when these bytes were last changed, ms since 1970. */
export async function readDated(
  path: string,
  most: number,
  opening: Opening = {}
): Promise<{ readonly bytes: Buffer; readonly changed: number }> {
  const handle = await openRegular(path, opening);
  try {
    const { size, mtimeMs } = await handle.stat();
    if (size > most) {
      throw new InputError(
        'E_TOO_LARGE',
        `${path} has ${size} bytes where at most ${most} are expected: it is not what it should be. Move it away, or choose another.`
      );
    }
    const bytes = Buffer.alloc(size);
    return { bytes: bytes.subarray(0, await fill(handle, bytes)), changed: mtimeMs };
  } finally {
    await handle.close();
  }
}

/** Creates a file of its own; what is there already, or a link, is left alone (EEXIST). */
export async function writeNew(path: string, content: string | Uint8Array): Promise<void> {
  const handle = await openRegular(path, { mode: 'wx' });
  try {
    await handle.writeFile(content);
  } finally {
    await handle.close();
  }
}

/** Copies what is in a file, not its rights or times, over what is in another, which is created where there is none. */
export async function copyRegular(source: string, target: string): Promise<void> {
  const from = await openRegular(source);
  try {
    const to = await openRegular(target, { mode: 'w', links: 'refused' });
    try {
      const piece = Buffer.allocUnsafe(COPIED_AT_ONCE);
      for (let at = 0, read = -1; read !== 0; at += read) {
        read = (await from.read(piece, 0, piece.length, at)).bytesRead;
        await to.writeFile(piece.subarray(0, read));
      }
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

/** Makes new names in a folder last through a power cut. */
export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, O_RDONLY | O_DIRECTORY);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The first bytes of a file, fewer where it is shorter. */
export async function firstBytes(path: string, count: number): Promise<Uint8Array> {
  const handle = await openRegular(path);
  try {
    const bytes = new Uint8Array(count);
    return bytes.subarray(0, await fill(handle, bytes));
  } finally {
    await handle.close();
  }
}

/** Reads from the start until the target is full or the file ends. @returns bytes read */
async function fill(handle: FileHandle, target: Uint8Array): Promise<number> {
  let got = 0;
  for (let read = -1; read !== 0 && got < target.length; got += read) {
    read = (await handle.read(target, got, target.length - got, got)).bytesRead;
  }
  return got;
}

function flagsOf({ mode = 'r', links = 'followed' }: Opening): number {
  return FLAGS[mode] | O_NONBLOCK | O_NOCTTY | (links === 'refused' ? O_NOFOLLOW : 0);
}

function openError(cause: unknown, path: string, { links }: Opening): unknown {
  switch (errorCode(cause)) {
    // A socket, a pipe that nobody reads, a device without anything behind it
    case 'ENXIO':
    case 'ENODEV':
      return notAFile(path, cause);
    case 'ELOOP':
      return links === 'refused'
        ? new InputError('E_LINK', `${path} is a link where a file of its own is expected. Remove the link.`, { cause })
        : cause;
    case 'EAGAIN':
      return new InputError(
        'E_BUSY',
        `${path} is held by another program or machine at this moment. Try again when that is done.`,
        { cause }
      );
    default:
      return cause;
  }
}

function notAFile(path: string, cause?: unknown): InputError {
  return new InputError(
    'E_NOT_FILE',
    `${path} is a folder, a pipe or a device where a file is expected. Move it away, or choose another.`,
    { cause }
  );
}
