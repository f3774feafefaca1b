import { fromBitPlanes } from './fromBitPlanes';
import { decodeBlock } from './lz4Decode';

const HEADER_BYTES: usize = 12;

/** Half of the working memory, for the block as it is decoded; the other half takes its byte planes. */
const HALF: usize = 1 << 16;

/** Largest block that is read; other writers' default is 8192 bytes. */
const LARGEST_BLOCK: usize = HALF - 64;

/**
 * Inverse of bitshuffleLz4, for blocks of any size up to 65,472 bytes; returns the bytes read from the chunk, -1 when it
 * is damaged or not a chunk of so many pixels. Blocks without pixels of `first` to `last` are passed over. Reads and writes nothing outside chunk, target and working memory.
 */
export function unbitshuffleLz4(
  bytes: usize,
  source: usize,
  size: usize,
  target: usize,
  pixels: usize,
  scratch: usize,
  first: usize,
  last: usize
): i32 {
  if (size < HEADER_BYTES || bswap<u64>(load<u64>(source)) != <u64>bytes * <u64>pixels) return -1;
  const blockBytes = <usize>bswap<u32>(load<u32>(source, 8));
  if (blockBytes == 0 || blockBytes > LARGEST_BLOCK || blockBytes % (8 * bytes) != 0) return -1;
  const end = source + size;
  let from = source + HEADER_BYTES;
  let left = pixels;
  while (left >= 8) {
    if (end - from < 4) return -1;
    const packed = <usize>bswap<u32>(load<u32>(from));
    from += 4;
    if (packed > end - from) return -1;
    const count = min(left & ~7, blockBytes / bytes);
    const done = pixels - left;
    if (done < last && done + count > first) {
      if (!decodeBlock(from, packed, scratch, count * bytes)) return -1;
      fromBitPlanes(bytes, scratch, count, target, scratch + HALF);
    }
    from += packed;
    target += count * bytes;
    left -= count;
  }
  const rest = left * bytes;
  if (end - from < rest) return -1;
  for (let x: usize = 0; x < rest; x++) store<u8>(target + x, load<u8>(from + x));
  return <i32>(from + rest - source);
}
