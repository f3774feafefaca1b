import * as zlib from 'node:zlib';

type Unpack = (packed: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

/**
 * Unpacks Zstandard.
 *
 * @param most bytes that it may have
 * @throws RangeError for more of them; Error when it is damaged, or Node.js is older than 22.15
 */
export function unpackZstandard(packed: Uint8Array, most: number): Uint8Array {
  const { zstdDecompressSync: unpack } = zlib as { zstdDecompressSync?: Unpack };
  if (!unpack) {
    throw new Error('Zstandard needs Node.js 22.15 or later.');
  }
  return unpack(packed, { maxOutputLength: most });
}
