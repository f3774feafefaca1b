import type { FileHandle } from 'node:fs/promises';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import type { RippleHeader } from '../../core/edx/rippleHeader';
import { rippleHeader } from '../../core/edx/rippleHeader';
import { rippleNumbers } from '../../core/edx/rippleNumbers';
import { CancelledError, InputError } from '../../core/errors';
import { naming } from '../fileErrors';
import { openRegular, readText } from '../regularFile';
import type { PathGuard } from '../pathGuard';

/** An `.rpl` file is some ten lines. */
const MOST_HEADER_BYTES = 1 << 16;

/** A spectrum map on disk. */
export interface RippleFile {
  readonly kind: 'ripple';
  readonly header: RippleHeader;
  /** The `.raw` file beside the `.rpl` */
  readonly raw: string;
}

/**
 * Reads an `.rpl` file and finds its `.raw`, whatever the case of their endings.
 *
 * @throws InputError `E_RIPPLE` for a header that cannot be used, a `.raw` that is missing, shorter than announced, or in the other order of bytes;
 * errors of the file system and of the guard
 */
export async function openRipple(path: string, guard: PathGuard): Promise<RippleFile> {
  await guard(path, 'read');
  const header = rippleHeader(await naming(path, 'read', () => readText(path, MOST_HEADER_BYTES)), path);
  const wanted = basename(path)
    .replace(/\.rpl$/i, '.raw')
    .toLowerCase();
  const found = (await readdir(dirname(path))).find(name => name.toLowerCase() === wanted);
  if (found === undefined) {
    throw new InputError('E_RIPPLE', `${path} has no .raw file beside it, which holds its counts. Copy it there.`);
  }
  const raw = join(dirname(path), found);
  await guard(raw, 'read');
  const handle = await naming(raw, 'read', () => openRegular(raw));
  try {
    const { size } = await handle.stat();
    const needed = header.offset + bytesOf(header);
    if (size < needed) {
      throw new InputError(
        'E_RIPPLE',
        `${raw} has ${size} bytes, and its .rpl announces ${needed}: it was cut off. Export the map again.`
      );
    }
  } finally {
    await handle.close();
  }
  const ripple: RippleFile = { kind: 'ripple', header, raw };
  await requireByteOrder(path, ripple);
  return ripple;
}

/**
 * Counts are small. Read in the wrong order of bytes all of them are multiples of a large number, and maps of them look as they should.
 * The first count that is not tells.
 */
async function requireByteOrder(path: string, ripple: RippleFile): Promise<void> {
  const { bytesPerNumber, type, littleEndian } = ripple.header;
  if (bytesPerNumber === 1 || type === 'float') {
    return;
  }
  const unit = 256 ** (bytesPerNumber / 2);
  const numbers = rippleNumbers(ripple.header);
  let hasCounts = false;
  for await (const { bytes } of blocks(ripple)) {
    for (const value of numbers(bytes)) {
      if (value % unit !== 0) {
        return;
      }
      hasCounts ||= value !== 0;
    }
  }
  if (hasCounts) {
    const [given, other] = littleEndian ? ['little-endian', 'big-endian'] : ['big-endian', 'little-endian'];
    throw new InputError(
      'E_RIPPLE',
      `${path} says that byte-order is ${given}, and read so every count is a multiple of ${unit}: the order is probably ${other}. Change it in the .rpl, or export the map again.`
    );
  }
}

function bytesOf({ rows, columns, channels, bytesPerNumber }: RippleHeader): number {
  return rows * columns * channels * bytesPerNumber;
}

/** Told of one stretch of numbers: a map of one channel (image), or the spectrum of one position (vector). */
export type Visit = (index: number, values: ArrayLike<number>) => void;

/** Bytes read at once. */
const READ_BYTES = 4 << 20;

/** Reads a spectrum map from its first number to the last, one map of a channel or one spectrum of a position at a time. */
export async function eachStretch(ripple: RippleFile, visit: Visit, signal?: AbortSignal): Promise<void> {
  const stretchBytes = stretchesOf(ripple.header).bytes;
  const numbers = rippleNumbers(ripple.header);
  for await (const { first, bytes } of blocks(ripple, signal)) {
    for (let at = 0; at * stretchBytes < bytes.length; at++) {
      visit(first + at, numbers(bytes.subarray(at * stretchBytes, (at + 1) * stretchBytes)));
    }
  }
}

function stretchesOf({ rows, columns, channels, bytesPerNumber, order }: RippleHeader): {
  readonly count: number;
  readonly bytes: number;
} {
  const [count, length] = order === 'image' ? [channels, rows * columns] : [rows * columns, channels];
  return { count, bytes: length * bytesPerNumber };
}

/** The file, whole stretches at a time. Bytes are good until the next. */
async function* blocks(
  { header, raw }: RippleFile,
  signal?: AbortSignal
): AsyncGenerator<{ readonly first: number; readonly bytes: Buffer }> {
  const { count, bytes: stretchBytes } = stretchesOf(header);
  const atOnce = Math.max(1, Math.floor(READ_BYTES / stretchBytes));
  const handle = await naming(raw, 'read', () => openRegular(raw));
  try {
    const buffer = Buffer.alloc(Math.min(atOnce, count) * stretchBytes);
    for (let first = 0; first < count; first += atOnce) {
      if (signal?.aborted) {
        throw new CancelledError();
      }
      const bytes = buffer.subarray(0, Math.min(atOnce, count - first) * stretchBytes);
      await readFully(handle, bytes, header.offset + first * stretchBytes, raw);
      yield { first, bytes };
    }
  } finally {
    await handle.close();
  }
}

async function readFully(handle: FileHandle, into: Buffer, position: number, path: string): Promise<void> {
  for (let got = 0; got < into.length;) {
    const { bytesRead } = await handle.read(into, got, into.length - got, position + got);
    if (bytesRead === 0) {
      throw new InputError('E_RIPPLE', `${path} became shorter while it was read. Wait until it is copied.`);
    }
    got += bytesRead;
  }
}
