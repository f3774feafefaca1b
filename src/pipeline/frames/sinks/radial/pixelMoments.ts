import type { PixelBytes } from '../../../../core/merlin/pixelFormat';
import type { Arena } from '../../../../kernels/arena';
import type { Kernels, SmallPixelBytes } from '../../../../kernels/kernels';
import type { FrameForm } from '../../frameForm';
import { pixelsOf, widthOf } from '../../frameForm';
import { UsedBits } from './usedMask';

/** Numbers of a pixel: Σ I, Σ I², maximum */
export const MOMENTS = 3;
/** Frames that are added at once, see Kernels.countMomentsFour: they have to stay where they are until so many are there. */
export const AT_ONCE = 4;

/** What the sums of squares of small counts hold. */
const ROOM = 2 ** 32 - 1;
/** Counts of which several squares fit, and those of which four can be added at once. */
const SMALL = 2 ** 14;

/**
 * Σ I, Σ I² and maximum of every pixel that counts, of frames laid over one another with a shift each. Small counts of frames of one shift go through
 * small sums, which is many times faster: neighbours in a scan mostly have the same.
 */
export class PixelMoments {
  /**
   * @param used rows x columns of a frame, 1 = the pixel counts
   * @param pixels and those of a row of the sums
   */
  constructor(
    private readonly form: FrameForm,
    used: ArrayLike<number>,
    private readonly pixels: number,
    private readonly stride: number,
    arena: Arena
  ) {
    this.used = new UsedBits(used, form.shape, arena);
    this.at = arena.take(8 * MOMENTS * pixels);
    const width = widthOf(form);
    if (isSmall(width)) {
      const plane = 32 * Math.ceil(pixelsOf(form) / 8);
      this.small = { width, plane, at: arena.take(MOMENTS * plane) };
    }
  }

  begin(kernels: Kernels): void {
    this.kernels = kernels;
    this.used.begin(kernels);
    this.numbers().fill(0);
    if (this.small) {
      new Uint8Array(kernels.memory, this.small.at, MOMENTS * this.small.plane).fill(0);
    }
  }

  /**
   * @param first pixel of the sums that the first of the frame is added to
   * @param bits of which no count that counts is larger
   */
  add(frame: number, first: number, bits: number): void {
    if (!this.small || bits >= SMALL) {
      const [rows, columns] = this.form.shape;
      const to = this.at + 8 * MOMENTS * first;
      this.kernels.momentSums(widthOf(this.form), frame, rows, columns, this.used.at, to, this.stride);
      return;
    }
    if (first !== this.first || this.taken + bits * bits > ROOM) {
      this.spill();
      this.first = first;
    }
    this.taken += bits * bits;
    this.waiting.push(frame);
    if (this.waiting.length === AT_ONCE) {
      this.addWaiting();
    }
  }

  /** Three numbers a pixel. */
  result(): Float64Array {
    this.spill();
    return this.numbers().slice();
  }

  private addWaiting(): void {
    const { kernels, small, waiting } = this;
    const pixels = pixelsOf(this.form);
    if (!small || waiting.length === 0) {
      return;
    }
    // The oldest may lie behind the newest, since their places are used in turn
    const frames = waiting.sort((a, b) => a - b);
    const stride = frames[1] - frames[0];
    if (frames.length === AT_ONCE && frames.every((frame, index) => frame === frames[0] + index * stride)) {
      kernels.countMomentsFour(small.width, frames[0], stride, pixels, small.at, small.plane);
    } else {
      frames.forEach(frame => kernels.countMoments(small.width, frame, pixels, small.at, small.plane));
    }
    waiting.length = 0;
  }

  private spill(): void {
    this.addWaiting();
    if (this.small && this.taken > 0) {
      const [rows, columns] = this.form.shape;
      const { at, plane } = this.small;
      const to = this.at + 8 * MOMENTS * this.first;
      this.kernels.spillMoments(at, plane, rows, columns, this.used.at, to, this.stride);
    }
    this.taken = 0;
  }

  private numbers(): Float64Array {
    return new Float64Array(this.kernels.memory, this.at, MOMENTS * this.pixels);
  }

  private kernels!: Kernels;
  private readonly used: UsedBits;
  private readonly at: number;
  private readonly small?: { readonly width: SmallPixelBytes; readonly at: number; readonly plane: number };
  /** Frames that are not in any sum yet */
  private readonly waiting: number[] = [];
  /** Where those in the small sums begin */
  private first = 0;
  /** No small sum is larger */
  private taken = 0;
}

function isSmall(width: PixelBytes): width is SmallPixelBytes {
  return width <= 2;
}
