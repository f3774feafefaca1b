import type { Arena } from '../../../kernels/arena';
import type { Kernels } from '../../../kernels/kernels';
import type { FrameForm, PixelRange } from '../frameForm';
import { pixelsOf, widthOf } from '../frameForm';
import type { FrameSink, SinkKind } from '../sink';

/** Sum over some pixels of every frame: a virtual image. */
export interface MaskedSumJob {
  /** Pixels to sum (see detectorRuns); absent: all */
  readonly runs?: Uint32Array;
  /** Takes the sums by scan position, float64; what is not visited is left alone */
  readonly values: SharedArrayBuffer;
}

class MaskedSum implements FrameSink<undefined> {
  readonly pixels: PixelRange;

  constructor({ runs, values }: MaskedSumJob, frames: FrameForm, arena: Arena) {
    this.runs = runs ?? Uint32Array.of(0, pixelsOf(frames));
    this.at = arena.take(this.runs.byteLength);
    this.width = widthOf(frames);
    this.values = new Float64Array(values);
    const [first = 0] = this.runs;
    const [start = 0, pixels = 0] = this.runs.slice(-2);
    this.pixels = { first, end: start + pixels };
  }

  begin(kernels: Kernels): void {
    this.kernels = kernels;
    new Uint32Array(kernels.memory, this.at, this.runs.length).set(this.runs);
  }

  take(position: number, frame: number): void {
    this.values[position] = this.kernels.maskedSum(this.width, frame, this.at, this.runs.length / 2);
  }

  flush(): void {}

  result(): undefined {
    return undefined;
  }

  private kernels!: Kernels;
  private readonly runs: Uint32Array;
  private readonly at: number;
  private readonly width: ReturnType<typeof widthOf>;
  private readonly values: Float64Array;
}

export const maskedSum: SinkKind<MaskedSumJob, undefined> = {
  open: (job, frames, arena) => new MaskedSum(job, frames, arena),
  merge: () => undefined
};
