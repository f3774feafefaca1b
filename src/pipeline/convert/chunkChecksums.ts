import { closeSync, fstatSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';

import { openRegularSync } from '../../storage/regularFile';

const READ_AT_ONCE = 8 << 20;

/** Places and sizes of the chunks of a file, and what was recorded of them when they were written. */
export interface ChunksToCheck {
  readonly offsets: Float64Array;
  readonly sizes: Uint32Array;
  /** CRC-32 of every chunk */
  readonly checksums: Uint32Array;
}

/** Checksum over the checksums of all chunks, as it is recorded. */
export function tableChecksum(checksums: Uint32Array): string {
  const bytes = new Uint8Array(checksums.buffer, checksums.byteOffset, checksums.byteLength);
  return `crc32:${crc32(bytes).toString(16).padStart(8, '0')}`;
}

/**
 * Number of the first chunk, in the order of the file, whose bytes do not have their checksum; undefined when all have. Absent
 * chunks (size 0) are passed over.
 *
 * @throws AbortError when the signal is aborted
 */
export async function firstDamaged(
  file: string,
  { offsets, sizes, checksums }: ChunksToCheck,
  signal?: AbortSignal
): Promise<number | undefined> {
  const order = Uint32Array.from(offsets.keys()).sort((a, b) => offsets[a] - offsets[b]);
  const handle = openRegularSync(file);
  try {
    const { size: bytes } = fstatSync(handle);
    const beyond = order.find(chunk => offsets[chunk] + sizes[chunk] > bytes);
    if (beyond !== undefined) {
      return beyond;
    }
    const buffer = Buffer.allocUnsafe(READ_AT_ONCE + largest(sizes));
    let start = 0;
    let end = 0;
    for (const chunk of order) {
      if (sizes[chunk] === 0) {
        continue;
      }
      if (offsets[chunk] < start || offsets[chunk] + sizes[chunk] > end) {
        start = offsets[chunk];
        end = start + readSync(handle, buffer, 0, buffer.length, start);
        await new Promise(resolve => setImmediate(resolve));
        signal?.throwIfAborted();
      }
      const at = offsets[chunk] - start;
      if (offsets[chunk] + sizes[chunk] > end || crc32(buffer.subarray(at, at + sizes[chunk])) !== checksums[chunk]) {
        return chunk;
      }
    }
    return undefined;
  } finally {
    closeSync(handle);
  }
}

function largest(sizes: Uint32Array): number {
  return sizes.reduce((most, size) => Math.max(most, size), 0);
}
