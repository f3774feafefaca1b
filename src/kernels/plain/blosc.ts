import { fromBitPlanes } from './bitPlanes';
import { decodeBlosclz } from './blosclz';
import { decodeBlock } from './lz4Decode';

const HEADER_BYTES = 16;
const DAMAGED = -1;
const OTHER_CODEC = -2;

const SHUFFLED = 1;
const COPIED = 2;
const BIT_SHUFFLED = 4;
const NOT_SPLIT = 16;

const MOST_SPLITS = 16;
const LEAST_SPLIT = 128;

const DECODERS = [decodeBlosclz, decodeBlock];

export function unblosc(
  memory: ArrayBuffer,
  source: number,
  size: number,
  target: number,
  bytes: number,
  first = 0,
  end = bytes
): number {
  if (size < HEADER_BYTES) {
    return DAMAGED;
  }
  const view = new DataView(memory, source, size);
  const flags = view.getUint8(2);
  const element = view.getUint8(3);
  const blockBytes = view.getUint32(8, true);
  const packed = view.getUint32(12, true);
  if (view.getUint32(4, true) !== bytes || packed > size || packed < HEADER_BYTES) {
    return DAMAGED;
  }
  const chunk = new Uint8Array(memory, source, packed);
  const out = new Uint8Array(memory, target, bytes);
  if (flags & COPIED) {
    if (packed - HEADER_BYTES < bytes) {
      return DAMAGED;
    }
    out.set(chunk.subarray(HEADER_BYTES, HEADER_BYTES + bytes));
    return packed;
  }
  if (element === 0 || blockBytes === 0 || blockBytes > bytes) {
    return DAMAGED;
  }
  const decode = DECODERS[flags >> 5];
  if (!decode || ![1, 2, 4, 8].includes(element)) {
    return OTHER_CODEC;
  }
  const blocks = Math.ceil(bytes / blockBytes);
  if (HEADER_BYTES + 4 * blocks > packed) {
    return DAMAGED;
  }
  for (let block = 0; block < blocks; block++) {
    const count = Math.min(blockBytes, bytes - block * blockBytes);
    if (block * blockBytes >= end || block * blockBytes + count <= first) {
      continue;
    }
    const isSplit =
      !(flags & NOT_SPLIT) && count === blockBytes && element <= MOST_SPLITS && blockBytes / element >= LEAST_SPLIT;
    const at = view.getUint32(HEADER_BYTES + 4 * block, true);
    const shuffled = readStreams(chunk, at, isSplit ? element : 1, count, decode);
    if (!shuffled) {
      return DAMAGED;
    }
    out.set(unshuffled(shuffled, flags, element), block * blockBytes);
  }
  return packed;
}

function readStreams(
  chunk: Uint8Array,
  start: number,
  splits: number,
  count: number,
  decode: (stream: Uint8Array, expected: number) => Uint8Array | undefined
): Uint8Array | undefined {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.length);
  const part = Math.floor(count / splits);
  const out = new Uint8Array(count);
  let at = start;
  for (let split = 0; split < splits; split++) {
    const size = at + 4 <= chunk.length ? view.getUint32(at, true) : Infinity;
    at += 4;
    if (part * splits !== count || size > chunk.length - at) {
      return undefined;
    }
    const stream = chunk.subarray(at, at + size);
    const decoded = size === part ? stream : decode(stream, part);
    if (!decoded) {
      return undefined;
    }
    out.set(decoded, split * part);
    at += size;
  }
  return out;
}

function unshuffled(block: Uint8Array, flags: number, element: number): Uint8Array {
  const elements = Math.floor(block.length / element);
  const whole = elements * element;
  const out = block.slice();
  if (flags & SHUFFLED && element > 1) {
    for (let x = 0; x < whole; x++) {
      out[x] = block[(x % element) * elements + Math.floor(x / element)];
    }
  } else if (flags & BIT_SHUFFLED && elements > 0 && elements % 8 === 0) {
    out.set(fromBitPlanes(block.subarray(0, whole), element, elements));
  }
  return out;
}
