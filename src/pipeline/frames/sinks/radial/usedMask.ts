import type { Arena } from '../../../../kernels/arena';
import type { Kernels } from '../../../../kernels/kernels';

/** Bits that pixels keep: all of one that counts, none of another. @param width bytes of a pixel */
export function maskBytes(used: Uint8Array, width: number): Uint8Array {
  const mask = new Uint8Array(used.length * width);
  used.forEach((isUsed, pixel) => mask.fill(isUsed ? 0xff : 0, pixel * width, (pixel + 1) * width));
  return mask;
}

/** Which pixels count, a bit each, those of a row in whole words of 64: as kernels ask for it. */
export class UsedBits {
  /** Byte of the kernels' memory where they begin */
  readonly at: number;

  /** @param used 1 = the pixel counts */
  constructor(used: ArrayLike<number>, [rows, columns]: readonly [number, number], arena: Arena) {
    const rowBytes = 8 * Math.ceil(columns / 64);
    this.bits = new Uint8Array(rows * rowBytes);
    for (let row = 0, pixel = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++, pixel++) {
        this.bits[row * rowBytes + (column >> 3)] |= used[pixel] ? 1 << (column & 7) : 0;
      }
    }
    this.at = arena.take(this.bits.length);
  }

  begin({ memory }: Kernels): void {
    new Uint8Array(memory).set(this.bits, this.at);
  }

  private readonly bits: Uint8Array;
}
