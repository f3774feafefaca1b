import type { PixelBytes } from '../../core/merlin/pixelFormat';

/** A view of `length` unsigned little-endian integers; the offset is a multiple of their size. */
export function unsigned(
  memory: ArrayBuffer,
  bytes: 1 | 2 | 4,
  offset: number,
  length: number
): Uint8Array | Uint16Array | Uint32Array {
  return bytes === 1
    ? new Uint8Array(memory, offset, length)
    : bytes === 2
      ? new Uint16Array(memory, offset, length)
      : new Uint32Array(memory, offset, length);
}

/** The same for pixels of any size. */
export function countsView(
  memory: ArrayBuffer,
  bytes: PixelBytes,
  offset: number,
  length: number
): ReturnType<typeof unsigned> | BigUint64Array {
  return bytes === 8 ? new BigUint64Array(memory, offset, length) : unsigned(memory, bytes, offset, length);
}
