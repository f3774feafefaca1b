import { inflateSync } from 'node:zlib';

import { decodeBlosclz } from '../../../kernels/plain/blosclz';
import { decodeBlock } from '../../../kernels/plain/lz4Decode';
import { unpackZstandard } from '../../zstandard';
import { decodeSnappy } from './snappy';

type Decode = (stream: Uint8Array, expected: number) => Uint8Array | undefined;

/** What unpacks streams, by the upper three bits of a chunk's flags. */
const DECODERS: readonly Decode[] = [
  decodeBlosclz,
  decodeBlock,
  decodeSnappy,
  orUndefined((stream, expected) => inflateSync(stream, { maxOutputLength: expected })),
  orUndefined(unpackZstandard)
];

function orUndefined(unpack: (stream: Uint8Array, most: number) => Uint8Array): Decode {
  return (stream, expected) => {
    try {
      const unpacked = unpack(stream, expected);
      return unpacked.length === expected ? unpacked : undefined;
    } catch {
      return undefined;
    }
  };
}

/**
 * The streams of one block, one after another, each with its length before it as int32. 0 stands for zeros, and a negative one
 * for a byte that is repeated (c-blosc2, README_CHUNK_FORMAT.rst).
 *
 * @param codec upper three bits of the chunk's flags
 * @returns undefined when it is damaged, or of a codec that is not known
 */
export function readStreams(
  chunk: DataView,
  start: number,
  streams: number,
  bytes: number,
  codec: number
): Uint8Array | undefined {
  const part = bytes / streams;
  const decode = DECODERS[codec] as Decode | undefined;
  if (!Number.isInteger(part) || !decode) {
    return undefined;
  }
  const block = new Uint8Array(bytes);
  let at = start;
  for (let to = 0; to < bytes; to += part) {
    if (at + 4 > chunk.byteLength) {
      return undefined;
    }
    const size = chunk.getInt32(at, true);
    at += 4;
    if (size < 0) {
      if (size < -255 || at >= chunk.byteLength || (chunk.getUint8(at) & 1) === 0) {
        return undefined;
      }
      block.fill(-size, to, to + part);
      at += 1;
    } else if (size > 0) {
      if (size > chunk.byteLength - at) {
        return undefined;
      }
      const stream = new Uint8Array(chunk.buffer, chunk.byteOffset + at, size);
      const decoded = size === part ? stream : decode(stream, part);
      if (!decoded) {
        return undefined;
      }
      block.set(decoded, to);
      at += size;
    }
  }
  return block;
}
