import { toBitPlanes } from './bitPlanes';
import { encodeRuns } from './lz4Encode';

/** Bytes of a block where the pixels suffice: bitshuffle's default, the same for 1-, 2-, 4- and 8-byte pixels. */
const BLOCK_BYTES: usize = 8192;
const HEADER_BYTES: usize = 12;

/** A block and what may be read or written past it. */
const ROOM: usize = BLOCK_BYTES + 256;

/**
 * One chunk as HDF5 filter 32008 stores it: uncompressed bytes (uint64) and bytes of a block (uint32), both big-endian;
 * then each block as compressed size (uint32, big-endian) and LZ4 of its bit planes, the last one shorter and a
 * multiple of 8 pixels; then up to 7 pixels as they are.
 */
export function bitshuffleLz4(bytes: usize, source: usize, pixels: usize, target: usize, scratch: usize): usize {
  const planes = scratch;
  const bytePlane = scratch + ROOM;
  const equal = bytePlane + ROOM;
  store<u64>(target, bswap<u64>(<u64>(pixels * bytes)));
  store<u32>(target, bswap<u32>(<u32>BLOCK_BYTES), 8);
  let out = target + HEADER_BYTES;
  let left = pixels;
  while (left >= 8) {
    const count = min(left & ~7, BLOCK_BYTES / bytes);
    const zeroFrom = toBitPlanes(bytes, source, count, planes, bytePlane);
    const end = encodeRuns(planes, count * bytes, zeroFrom, equal, out + 4);
    store<u32>(out, bswap<u32>(<u32>(end - out - 4)));
    out = end;
    source += count * bytes;
    left -= count;
  }
  for (let x: usize = 0; x < left * bytes; x++) store<u8>(out++, load<u8>(source + x));
  return out - target;
}
