import type { Arena } from '../../../kernels/arena';
import type { Kernels } from '../../../kernels/kernels';
import { numbersAt } from '../countsAt';
import type { FrameForm } from '../frameForm';
import { pixelsOf, widthOf } from '../frameForm';
import type { FrameSink, SinkKind } from '../sink';

/** Sum and maximum of the patterns, and the sum over the pixels of each. */
export interface SumsJob {
  /** Takes the sum over each frame by scan position, float64; what is not visited is left alone. Absent: not wanted */
  readonly totals?: SharedArrayBuffer;
}

export interface FrameSums {
  /** Sum of the patterns, row-major */
  readonly sum: Float64Array;
  readonly maximum: Float64Array;
  /** Frames in the sums: positions without a stored frame are not among them */
  readonly frames: number;
}

/** Frames that are added at once, see Kernels.accumulateFour. */
const AT_ONCE = 4;
/** A uint32 sum of 16-bit counts cannot overflow within this many frames. */
const FRAMES_WITHOUT_OVERFLOW = 65536;

/** Running sum and maximum, kept in the kernels' memory and emptied into doubles before the sum can overflow. */
class Sums implements FrameSink<FrameSums> {
  readonly holds = AT_ONCE;

  constructor(
    { totals }: SumsJob,
    private readonly form: FrameForm,
    arena: Arena
  ) {
    const pixels = pixelsOf(form);
    this.pixelCount = pixels;
    this.sumBytes = widthOf(form) <= 2 ? 4 : 8;
    this.sum = arena.take(pixels * this.sumBytes);
    this.maximum = arena.take(pixels * widthOf(form));
    this.fourTotals = arena.take(8 * AT_ONCE);
    this.totals = totals && new Float64Array(totals);
    this.collected = sharedDoubles(pixels);
  }

  begin(kernels: Kernels): void {
    this.kernels = kernels;
    const bytes = new Uint8Array(kernels.memory);
    bytes.fill(0, this.sum, this.sum + this.pixelCount * this.sumBytes);
    bytes.fill(0, this.maximum, this.maximum + this.pixelCount * widthOf(this.form));
  }

  take(position: number, frame: number): void {
    this.positions.push(position);
    this.waiting.push(frame);
    if (this.waiting.length === AT_ONCE) {
      this.addWaiting();
    }
  }

  flush(): void {
    this.addWaiting();
  }

  result(): FrameSums {
    this.collect();
    const maximum = sharedDoubles(this.pixelCount);
    maximum.set(numbersAt(this.kernels.memory, widthOf(this.form), this.maximum, this.pixelCount));
    return { sum: this.collected, maximum, frames: this.frames };
  }

  private addWaiting(): void {
    const { waiting, positions, kernels, pixelCount, sum, maximum } = this;
    const width = widthOf(this.form);
    if (this.uncollected + waiting.length > FRAMES_WITHOUT_OVERFLOW) {
      this.collect();
    }
    const [first, second] = waiting;
    const stride = second - first;
    // Four at once take less time; those that lie in any other way, or are the last few, go one by one
    if (waiting.length === AT_ONCE && waiting.every((frame, index) => frame === first + index * stride)) {
      kernels.accumulateFour(width, first, stride, pixelCount, sum, maximum, this.fourTotals);
      const found = new Float64Array(kernels.memory, this.fourTotals, AT_ONCE);
      positions.forEach((position, index) => this.tell(position, found[index]));
    } else {
      waiting.forEach((frame, index) =>
        this.tell(positions[index], kernels.accumulate(width, frame, pixelCount, sum, maximum))
      );
    }
    this.uncollected += waiting.length;
    this.frames += waiting.length;
    waiting.length = 0;
    positions.length = 0;
  }

  private tell(position: number, total: number): void {
    if (this.totals) {
      this.totals[position] = total;
    }
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
  private readonly fourTotals: number;
  private readonly totals?: Float64Array;
  private readonly collected: Float64Array;
  private readonly waiting: number[] = [];
  private readonly positions: number[] = [];
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

export const sums: SinkKind<SumsJob, FrameSums> = {
  open: (job, frames, arena) => new Sums(job, frames, arena),
  merge: addedSums,
  outputs: ({ totals }) => (totals ? { maps: { totals } } : {})
};
