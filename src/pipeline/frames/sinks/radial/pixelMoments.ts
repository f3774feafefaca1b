import type { Arena } from '../../../../kernels/arena';
import type { Kernels, SmallPixelBytes } from '../../../../kernels/kernels';
import type { PixelBytes } from '../../../../core/merlin/pixelFormat';

/** Numbers of a pixel: Σ I, Σ I², maximum */
export const MOMENTS = 3;

/** What the sums of squares of small counts hold. */
const ROOM = 2 ** 32 - 1;
/** Frames that fit into small sums at least: they are worth it only where several do. */
const LEAST_FRAMES = 8;

/** Σ I, Σ I² and maximum of every pixel of frames of one width. Frames of small counts go through small sums, which is several times faster. */
export class PixelMoments {
  constructor(
    private readonly width: PixelBytes,
    private readonly pixels: number,
    private readonly stride: number,
    arena: Arena
  ) {
    this.at = arena.take(8 * MOMENTS * pixels);
    if (width === 1 || width === 2) {
      const plane = 4 * pixels;
      this.small = { width, plane, at: arena.take(MOMENTS * plane) };
    }
  }

  begin(kernels: Kernels): void {
    this.kernels = kernels;
    this.numbers().fill(0);
    if (this.small) {
      new Uint8Array(kernels.memory, this.small.at, MOMENTS * this.small.plane).fill(0);
    }
  }

  /** @param first pixel of the sums that the first of the frame is added to */
  add(frame: number, rows: number, columns: number, first: number): void {
    const { kernels, small, stride } = this;
    const most = small ? kernels.anyBits(small.width, frame, rows * columns) ** 2 : ROOM;
    if (!small || most > ROOM / LEAST_FRAMES) {
      kernels.momentSums(this.width, frame, rows, columns, this.at + 8 * MOMENTS * first, stride);
      return;
    }
    if (this.taken + most > ROOM) {
      this.spill();
    }
    this.taken += most;
    kernels.countMoments(small.width, frame, rows, columns, small.at, small.plane, first, stride);
  }

  /** Three numbers a pixel. */
  result(): Float64Array {
    this.spill();
    return this.numbers().slice();
  }

  private spill(): void {
    if (this.small) {
      this.kernels.spillMoments(this.small.at, this.small.plane, this.pixels, this.at);
    }
    this.taken = 0;
  }

  private numbers(): Float64Array {
    return new Float64Array(this.kernels.memory, this.at, MOMENTS * this.pixels);
  }

  private kernels!: Kernels;
  private readonly at: number;
  private readonly small?: { readonly width: SmallPixelBytes; readonly at: number; readonly plane: number };
  /** No small sum is larger */
  private taken = 0;
}
