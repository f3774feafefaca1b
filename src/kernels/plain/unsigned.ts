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
