import type { PixelBytes } from '../../core/merlin/pixelFormat';
import type { Kernels } from '../../kernels/kernels';
import { numbersAt } from './countsAt';
import type { FrameSums } from './frameJob';

/** A uint32 sum of 16-bit counts cannot overflow within this many frames. */
const FRAMES_WITHOUT_OVERFLOW = 65536;

/** Running sum and maximum of patterns, kept in the kernels' memory and emptied into doubles before it can overflow. */
export class PatternSums {
  constructor(
    private readonly kernels: Kernels,
    private readonly width: PixelBytes,
    private readonly pixels: number,
    private readonly at: { readonly sum: number; readonly maximum: number }
  ) {
    this.total = sharedDoubles(pixels);
  }

  /** Bytes per pixel of the running sum, see Kernels.accumulate. */
  static sumBytes(width: PixelBytes): 4 | 8 {
    return width <= 2 ? 4 : 8;
  }

  /** Takes in the frame at a byte of the kernels' memory; returns the sum over its pixels. */
  add(frame: number): number {
    this.count(1);
    return this.kernels.accumulate(this.width, frame, this.pixels, this.at.sum, this.at.maximum);
  }

  /** Takes in four frames that begin `stride` bytes apart; the sums over their pixels go to `totals`, float64. */
  addFour(frames: number, stride: number, totals: number): void {
    this.count(4);
    this.kernels.accumulateFour(this.width, frames, stride, this.pixels, this.at.sum, this.at.maximum, totals);
  }

  /** In shared memory, so that nothing is copied on the way to another thread. */
  result(): FrameSums {
    this.empty();
    const maximum = sharedDoubles(this.pixels);
    maximum.set(numbersAt(this.kernels.memory, this.width, this.at.maximum, this.pixels));
    return { sum: this.total, maximum };
  }

  /** Makes sure that so many more frames cannot overflow. */
  private count(frames: number): void {
    if (this.frames + frames > FRAMES_WITHOUT_OVERFLOW) {
      this.empty();
    }
    this.frames += frames;
  }

  private empty(): void {
    const { memory } = this.kernels;
    const running =
      PatternSums.sumBytes(this.width) === 4
        ? new Uint32Array(memory, this.at.sum, this.pixels)
        : new Float64Array(memory, this.at.sum, this.pixels);
    for (let pixel = 0; pixel < this.pixels; pixel++) {
      this.total[pixel] += running[pixel];
    }
    running.fill(0);
    this.frames = 0;
  }

  private readonly total: Float64Array;
  private frames = 0;
}

function sharedDoubles(count: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(8 * count));
}
