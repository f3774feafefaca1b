import type { PixelBytes } from '../../core/merlin/pixelFormat';

import { fromBitPlanes } from './bitPlanes';
import { decodeBlock } from './lz4Decode';

const HEADER_BYTES = 12;

/** Largest block that is read, as the working memory of the other implementation allows. */
const LARGEST_BLOCK = 65536 - 64;

export function unbitshuffleLz4(
  memory: ArrayBuffer,
  pixelBytes: PixelBytes,
  source: number,
  size: number,
  target: number,
  pixels: number,
  first = 0,
  end = pixels
): number {
  const chunk = new Uint8Array(memory, source, size);
  const view = new DataView(memory, source, size);
  if (size < HEADER_BYTES || view.getBigUint64(0) !== BigInt(pixels * pixelBytes)) {
    return -1;
  }
  const blockBytes = view.getUint32(8);
  if (blockBytes === 0 || blockBytes > LARGEST_BLOCK || blockBytes % (8 * pixelBytes) !== 0) {
    return -1;
  }
  const out = new Uint8Array(memory, target, pixels * pixelBytes);
  const shuffled = (pixels - (pixels % 8)) * pixelBytes;
  let from = HEADER_BYTES;
  let to = 0;
  while (to < shuffled) {
    const packed = size - from < 4 ? Infinity : view.getUint32(from);
    from += 4;
    if (packed > size - from) {
      return -1;
    }
    const bytes = Math.min(blockBytes, shuffled - to);
    if (to < end * pixelBytes && to + bytes > first * pixelBytes) {
      const block = decodeBlock(chunk.subarray(from, from + packed), bytes);
      if (!block) {
        return -1;
      }
      out.set(fromBitPlanes(block, pixelBytes, bytes / pixelBytes), to);
    }
    from += packed;
    to += bytes;
  }
  const rest = out.length - shuffled;
  if (size - from < rest) {
    return -1;
  }
  out.set(chunk.subarray(from, from + rest), shuffled);
  return from + rest;
}
