import { fromBitPlanes } from '../../../kernels/plain/bitPlanes';
import { unshuffled } from '../unshuffled';
import { readStreams } from './bloscStreams';

const SHUFFLE = 1;
const COPIED = 2;
const BIT_SHUFFLE = 4;
const NOT_SPLIT = 16;
const SHORT_HEADER = 16;
const LONG_HEADER = 32;

/** What has been done to the bytes of a block before they were packed, by c-blosc2's numbers; undone from the last to the first. */
const FILTER = { none: 0, shuffle: 1, bitShuffle: 2, delta: 3, truncated: 4 } as const;

/** What a chunk of Blosc 2 is all of, where it holds nothing else. */
const SPECIAL = { none: 0, zeros: 1, notANumber: 2, repeated: 3, unwritten: 4 } as const;

/** From this version of the format on, bits are shuffled of as many elements as make whole bytes, and the others are left as they are. */
const SHUFFLES_THE_MOST = 3;

interface Header {
  readonly version: number;
  readonly flags: number;
  readonly element: number;
  readonly bytes: number;
  readonly block: number;
  readonly length: number;
  readonly filters: readonly number[];
  readonly special: number;
}

/**
 * Unpacks a chunk of Blosc 1 or 2, whatever its codec: c-blosc's README_CHUNK_FORMAT.rst, c-blosc2's README_CHUNK_FORMAT.rst.
 *
 * @param most bytes that it may hold
 * @returns undefined when it is damaged, or packed in a way that is not known
 */
export function unpackBlosc(packed: Uint8Array, most: number): Uint8Array | undefined {
  const chunk = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const header = readHeader(chunk);
  if (!header || header.bytes > most) {
    return undefined;
  }
  const { bytes, flags, length } = header;
  if (header.special !== SPECIAL.none) {
    return special(header, packed);
  }
  if (flags & COPIED) {
    return packed.length - length >= bytes ? packed.slice(length, length + bytes) : undefined;
  }
  return unpackBlocks(header, chunk);
}

function readHeader(chunk: DataView): Header | undefined {
  if (chunk.byteLength < SHORT_HEADER) {
    return undefined;
  }
  const flags = chunk.getUint8(2);
  // Both bits for shuffling together say that the header is long
  const isLong = (flags & SHUFFLE) !== 0 && (flags & BIT_SHUFFLE) !== 0;
  const length = isLong ? LONG_HEADER : SHORT_HEADER;
  const [element, bytes, block] = [chunk.getUint8(3), chunk.getUint32(4, true), chunk.getUint32(8, true)];
  if (chunk.byteLength < length || element === 0 || (bytes > 0 && (block === 0 || block > bytes))) {
    return undefined;
  }
  const filters = isLong
    ? Array.from({ length: 6 }, (_, index) => chunk.getUint8(16 + index))
    : [flags & SHUFFLE ? FILTER.shuffle : flags & BIT_SHUFFLE ? FILTER.bitShuffle : FILTER.none];
  const special = isLong ? (chunk.getUint8(31) >> 4) & 7 : SPECIAL.none;
  return { version: chunk.getUint8(0), flags, element, bytes, block, length, filters, special };
}

function special({ special: kind, bytes, element, length }: Header, packed: Uint8Array): Uint8Array | undefined {
  const value = packed.subarray(length, length + element);
  if (kind === SPECIAL.repeated && value.length === element) {
    const whole = new Uint8Array(bytes);
    for (let at = 0; at + element <= bytes; at += element) {
      whole.set(value, at);
    }
    return whole;
  }
  return kind === SPECIAL.zeros || kind === SPECIAL.unwritten ? new Uint8Array(bytes) : undefined;
}

function unpackBlocks(header: Header, chunk: DataView): Uint8Array | undefined {
  const { flags, element, bytes, block, length } = header;
  const blocks = Math.ceil(bytes / block);
  if (length + 4 * blocks > chunk.byteLength) {
    return undefined;
  }
  const whole = new Uint8Array(bytes);
  for (let index = 0; index < blocks; index++) {
    const count = Math.min(block, bytes - index * block);
    const streams = isSplit(header, count) ? element : 1;
    const start = chunk.getUint32(length + 4 * index, true);
    const read = readStreams(chunk, start, streams, count, flags >> 5);
    const plain = read && unfiltered(read, header, index === 0 ? undefined : whole);
    if (!plain) {
      return undefined;
    }
    whole.set(plain, index * block);
  }
  return whole;
}

/** Blosc 1 splits what is not too short, whatever the flag says; its own limits. */
function isSplit({ flags, element, block, length }: Header, count: number): boolean {
  const isAllowed = length === LONG_HEADER || (element <= 16 && block / element >= 128);
  return (flags & NOT_SPLIT) === 0 && count === block && isAllowed;
}

/** @param reference the chunk as far as it is unpacked, for a block that is not the first */
function unfiltered(block: Uint8Array, header: Header, reference: Uint8Array | undefined): Uint8Array | undefined {
  const { element, filters, version, length } = header;
  let bytes: Uint8Array = block;
  for (const filter of [...filters].reverse()) {
    if (filter === FILTER.shuffle) {
      bytes = unshuffled(bytes, element);
    } else if (filter === FILTER.bitShuffle) {
      bytes = bitUnshuffled(bytes, element, length === LONG_HEADER && version >= SHUFFLES_THE_MOST);
    } else if (filter === FILTER.delta) {
      undoDelta(bytes, element, reference);
    } else if (filter !== FILTER.none && filter !== FILTER.truncated) {
      return undefined;
    }
  }
  return bytes;
}

function bitUnshuffled(block: Uint8Array, element: number, takesMost: boolean): Uint8Array {
  const elements = Math.floor(block.length / element);
  const some = elements - (elements % 8);
  if (some === 0 || (some !== elements && !takesMost)) {
    return block;
  }
  const bytes = block.slice();
  bytes.set(fromBitPlanes(block.subarray(0, some * element), element, some));
  return bytes;
}

/** Every element of a block was compared (XOR) with that of the first block; of the first with the element before it. */
function undoDelta(block: Uint8Array, element: number, reference: Uint8Array | undefined): void {
  for (let at = reference ? 0 : element; at < block.length; at++) {
    block[at] ^= reference ? reference[at] : block[at - element];
  }
}
