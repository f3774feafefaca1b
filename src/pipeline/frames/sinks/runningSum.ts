import type { Arena } from '../../../kernels/arena';
import type { Kernels } from '../../../kernels/kernels';
import { numbersAt } from '../countsAt';
import type { FrameForm } from '../frameForm';
import { pixelsOf, widthOf } from '../frameForm';

export interface FrameSums {
  /** Sum of the patterns, row-major */
  readonly sum: Float64Array;
  readonly maximum: Float64Array;
  /** Frames in the sums: positions without a stored frame are not among them */
  readonly frames: number;
}

/** Frames that are added at once, see Kernels.accumulateFour. */
export const AT_ONCE = 4;
/** A uint32 sum of 16-bit counts cannot overflow within this many frames. */
const FRAMES_WITHOUT_OVERFLOW = 65536;

/** Sum and maximum of frames, kept in the kernels' memory and emptied into doubles before the sum can overflow. */
export class RunningSum {
  constructor(
    private readonly form: FrameForm,
    arena: Arena
  ) {
    const pixels = pixelsOf(form);
    this.pixelCount = pixels;
    this.sumBytes = widthOf(form) <= 2 ? 4 : 8;
    this.sum = arena.take(pixels * this.sumBytes);
    this.maximum = arena.take(pixels * widthOf(form));
    this.collected = sharedDoubles(pixels);
  }

  begin(kernels: Kernels): void {
    this.kernels = kernels;
    const bytes = new Uint8Array(kernels.memory);
    bytes.fill(0, this.sum, this.sum + this.pixelCount * this.sumBytes);
    bytes.fill(0, this.maximum, this.maximum + this.pixelCount * widthOf(this.form));
  }

  /** Adds a frame, and returns the sum over its pixels. */
  add(frame: number): number {
    this.makeRoom(1);
    return this.kernels.accumulate(widthOf(this.form), frame, this.pixelCount, this.sum, this.maximum);
  }

  /** Adds four frames that lie `stride` bytes apart, which takes less time. @param totals takes the sums over their pixels, float64 */
  addFour(first: number, stride: number, totals: number): void {
    this.makeRoom(AT_ONCE);
    const { kernels, form, pixelCount, sum, maximum } = this;
    kernels.accumulateFour(widthOf(form), first, stride, pixelCount, sum, maximum, totals);
  }

  result(): FrameSums {
    this.collect();
    const maximum = sharedDoubles(this.pixelCount);
    maximum.set(numbersAt(this.kernels.memory, widthOf(this.form), this.maximum, this.pixelCount));
    return { sum: this.collected, maximum, frames: this.frames };
  }

  private makeRoom(frames: number): void {
    if (this.uncollected + frames > FRAMES_WITHOUT_OVERFLOW) {
      this.collect();
    }
    this.uncollected += frames;
    this.frames += frames;
  }

  private collect(): void {
    const { memory } = this.kernels;
    const running =
      this.sumBytes === 4
        ? new Uint32Array(memory, this.sum, this.pixelCount)
        : new Float64Array(memory, this.sum, this.pixelCount);
    for (let pixel = 0; pixel < this.pixelCount; pixel++) {
      this.collected[pixel] += running[pixel];
    }
    running.fill(0);
    this.uncollected = 0;
  }

  private kernels!: Kernels;
  private readonly pixelCount: number;
  private readonly sumBytes: 4 | 8;
  private readonly sum: number;
  private readonly maximum: number;
  private readonly collected: Float64Array;
  private uncollected = 0;
  private frames = 0;
}

/** In shared memory, so that nothing is copied on the way to another thread. */
function sharedDoubles(count: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(8 * count));
}

/** Adds up what threads, or passes, found, in the arrays of the first. */
export function addedSums([first, ...others]: readonly FrameSums[]): FrameSums {
  for (const { sum, maximum } of others) {
    for (let pixel = 0; pixel < sum.length; pixel++) {
      first.sum[pixel] += sum[pixel];
      first.maximum[pixel] = Math.max(first.maximum[pixel], maximum[pixel]);
    }
  }
  return { ...first, frames: others.reduce((count, { frames }) => count + frames, first.frames) };
}
