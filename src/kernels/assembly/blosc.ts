import { decodeBlosclz } from './blosclz';
import { byteUnshuffle } from './bytePlanes';
import { fromBitPlanes } from './fromBitPlanes';
import { decodeBlock } from './lz4Decode';

const HEADER_BYTES: usize = 16;
const DAMAGED: i32 = -1;
const OTHER_CODEC: i32 = -2;

const SHUFFLED: u32 = 1;
const COPIED: u32 = 2;
const BIT_SHUFFLED: u32 = 4;
const NOT_SPLIT: u32 = 16;

/** Blocks of elements up to this size, and of at least so many elements, come as one stream per byte of an element. */
const MOST_SPLITS: usize = 16;
const LEAST_SPLIT: usize = 128;

/** See Kernels.unblosc. `scratch` has room for the block and its byte planes, 64 bytes more each. */
export function unblosc(
  source: usize,
  size: usize,
  target: usize,
  bytes: usize,
  scratch: usize,
  first: usize,
  end: usize
): i32 {
  if (size < HEADER_BYTES) return DAMAGED;
  const flags = <u32>load<u8>(source, 2);
  const element = <usize>load<u8>(source, 3);
  const blockBytes = <usize>load<u32>(source, 8);
  const packed = <usize>load<u32>(source, 12);
  if (<usize>load<u32>(source, 4) != bytes || packed > size || packed < HEADER_BYTES) return DAMAGED;
  if (flags & COPIED) {
    if (packed - HEADER_BYTES < bytes) return DAMAGED;
    memory.copy(target, source + HEADER_BYTES, bytes);
    return <i32>packed;
  }
  if (element == 0 || blockBytes == 0 || blockBytes > bytes) return DAMAGED;
  const codec = flags >> 5;
  const isPower = element == 1 || element == 2 || element == 4 || element == 8;
  if (codec > 1 || !isPower) return OTHER_CODEC;
  const blocks = (bytes + blockBytes - 1) / blockBytes;
  if (blocks > (packed - HEADER_BYTES) >> 2) return DAMAGED;
  for (let block: usize = 0; block < blocks; block++) {
    const done = block * blockBytes;
    const count = min(blockBytes, bytes - done);
    if (done >= end || done + count <= first) continue;
    const isSplit =
      !(flags & NOT_SPLIT) && count == blockBytes && element <= MOST_SPLITS && blockBytes / element >= LEAST_SPLIT;
    const splits: usize = isSplit ? element : 1;
    const at = <usize>load<u32>(source + HEADER_BYTES + 4 * block);
    if (!readStreams(source, packed, at, codec, splits, count, scratch)) return DAMAGED;
    unshuffle(flags, element, scratch, count, target + done, scratch + blockBytes + 64);
  }
  return <i32>packed;
}

function readStreams(
  source: usize,
  packed: usize,
  at: usize,
  codec: u32,
  splits: usize,
  count: usize,
  out: usize
): bool {
  const part = count / splits;
  if (part * splits != count) return false;
  for (let split: usize = 0; split < splits; split++) {
    if (at > packed || packed - at < 4) return false;
    const size = <usize>load<u32>(source + at);
    at += 4;
    if (size > packed - at) return false;
    if (size == part) {
      memory.copy(out, source + at, part);
    } else {
      const whole =
        codec == 0 ? decodeBlosclz(source + at, size, out, part) : decodeBlock(source + at, size, out, part);
      if (!whole) return false;
    }
    at += size;
    out += part;
  }
  return true;
}

function unshuffle(flags: u32, element: usize, source: usize, count: usize, target: usize, planes: usize): void {
  const elements = count / element;
  const whole = elements * element;
  if (flags & SHUFFLED && element > 1) {
    byteUnshuffle(element, source, elements, target);
    memory.copy(target + whole, source + whole, count - whole);
  } else if (flags & BIT_SHUFFLED && elements > 0 && elements % 8 == 0) {
    fromBitPlanes(element, source, elements, target, planes);
    memory.copy(target + whole, source + whole, count - whole);
  } else {
    memory.copy(target, source, count);
  }
}
