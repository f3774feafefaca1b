import type { PixelBytes } from '../../core/merlin/pixelFormat';

import { toBitPlanes } from './bitPlanes';
import { encodeRuns } from './lz4Encode';

/** Bytes of a whole block: bitshuffle's default for pixels of any size. */
const BLOCK_BYTES = 8192;

const HEADER_BYTES = 12;

export function bitshuffleLz4(
  memory: ArrayBuffer,
  pixelBytes: PixelBytes,
  source: number,
  pixels: number,
  target: number
): number {
  const chunk = new Uint8Array(memory, source, pixels * pixelBytes);
  const out = new Uint8Array(memory, target);
  const view = new DataView(memory, target);
  view.setBigUint64(0, BigInt(chunk.length));
  view.setUint32(8, BLOCK_BYTES);
  let size = HEADER_BYTES;
  let from = 0;
  const shuffled = (pixels - (pixels % 8)) * pixelBytes;
  while (from < shuffled) {
    const block = chunk.subarray(from, Math.min(from + BLOCK_BYTES, shuffled));
    const encoded = encodeRuns(toBitPlanes(block, pixelBytes, block.length / pixelBytes));
    view.setUint32(size, encoded.length);
    out.set(encoded, size + 4);
    size += 4 + encoded.length;
    from += block.length;
  }
  out.set(chunk.subarray(shuffled), size);
  return size + chunk.length - shuffled;
}
