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
 * @throws InputError `E_RIPPLE` for a header that cannot be used, a `.raw` that is missing or shorter than announced;
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
  return { kind: 'ripple', header, raw };
}

function bytesOf({ rows, columns, channels, bytesPerNumber }: RippleHeader): number {
  return rows * columns * channels * bytesPerNumber;
}

/** Told of one stretch of numbers: a map of one channel (image), or the spectrum of one position (vector). */
export type Visit = (index: number, values: ArrayLike<number>) => void;

/** Bytes read at once. */
const READ_BYTES = 4 << 20;

/** Reads a spectrum map from its first number to the last, one map of a channel or one spectrum of a position at a time. */
export async function eachStretch({ header, raw }: RippleFile, visit: Visit, signal?: AbortSignal): Promise<void> {
  const { rows, columns, channels, bytesPerNumber, order } = header;
  const [count, length] = order === 'image' ? [channels, rows * columns] : [rows * columns, channels];
  const stretchBytes = length * bytesPerNumber;
  const atOnce = Math.max(1, Math.floor(READ_BYTES / stretchBytes));
  const numbers = rippleNumbers(header);
  const handle = await naming(raw, 'read', () => openRegular(raw));
  try {
    const buffer = Buffer.alloc(Math.min(atOnce, count) * stretchBytes);
    for (let first = 0; first < count; first += atOnce) {
      if (signal?.aborted) {
        throw new CancelledError();
      }
      const many = Math.min(atOnce, count - first);
      await readFully(handle, buffer.subarray(0, many * stretchBytes), header.offset + first * stretchBytes, raw);
      for (let at = 0; at < many; at++) {
        visit(first + at, numbers(buffer.subarray(at * stretchBytes, (at + 1) * stretchBytes)));
      }
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
