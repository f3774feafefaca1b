import type { PixelBytes } from '../../core/merlin/pixelFormat';

/** Counts of a frame in its own type. */
export type Counts = Uint8Array | Uint16Array | Uint32Array | BigUint64Array;

/** A view of a frame in the kernels' memory. */
export function countsAt(memory: ArrayBuffer, width: PixelBytes, offset: number, pixels: number): Counts {
  switch (width) {
    case 1:
      return new Uint8Array(memory, offset, pixels);
    case 2:
      return new Uint16Array(memory, offset, pixels);
    case 4:
      return new Uint32Array(memory, offset, pixels);
    case 8:
      return new BigUint64Array(memory, offset, pixels);
  }
}

/** The same as numbers; 64-bit ones are copied. */
export function numbersAt(
  memory: ArrayBuffer,
  width: PixelBytes,
  offset: number,
  pixels: number
): Exclude<Counts, BigUint64Array> | Float64Array {
  const counts = countsAt(memory, width, offset, pixels);
  return counts instanceof BigUint64Array ? Float64Array.from(counts, Number) : counts;
}
