import type { Arena } from '../../../kernels/arena';

/** Frames begin at multiples of a cache line. */
const ALIGNMENT = 64;

/** Places for the frames that are looked at together, in the kernels' memory: each new frame takes that of the oldest. */
export class FrameRing {
  /** @param bytes of a frame @param holds number of places */
  constructor(
    arena: Arena,
    bytes: number,
    private readonly holds: number
  ) {
    // At least a byte apart, so that frames of 2^n bytes do not compete for the same lines of the cache
    this.stride = Math.ceil((bytes + 1) / ALIGNMENT) * ALIGNMENT;
    this.first = arena.take(this.stride * holds);
  }

  /** Empties all places: pixels that a source never writes, such as those of an inserted cross, read as 0. */
  begin(memory: ArrayBuffer): void {
    new Uint8Array(memory).fill(0, this.first, this.first + this.stride * this.holds);
    this.turn = 0;
  }

  /** Byte of the kernels' memory for the next frame. */
  next(): number {
    const place = this.first + this.turn * this.stride;
    this.turn = (this.turn + 1) % this.holds;
    return place;
  }

  private readonly first: number;
  private readonly stride: number;
  private turn = 0;
}
