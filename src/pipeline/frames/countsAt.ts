import type { CountType } from '../../core/merlin/pixelFormat';

/** Counts that lie in the kernels' memory, where they are; 64-bit ones as copies. */
export function countsAt(memory: ArrayBuffer, at: number, type: CountType, pixels: number): ArrayLike<number> {
  switch (type) {
    case 'uint8':
      return new Uint8Array(memory, at, pixels);
    case 'uint16':
      return new Uint16Array(memory, at, pixels);
    case 'uint32':
      return new Uint32Array(memory, at, pixels);
    case 'uint64':
      return Float64Array.from(new BigUint64Array(memory, at, pixels), Number);
  }
}
