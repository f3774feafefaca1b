import type { Arena } from '../../../kernels/arena';
import type { Kernels } from '../../../kernels/kernels';
import type { FrameForm } from '../frameForm';
import type { FrameSink, SinkKind } from '../sink';
import type { FrameSums } from './runningSum';
import { addedSums, AT_ONCE, RunningSum } from './runningSum';

/** Sum and maximum of the patterns, and the sum over the pixels of each. */
export interface SumsJob {
  /** Takes the sum over each frame by scan position, float64; what is not visited is left alone. Absent: not wanted */
  readonly totals?: SharedArrayBuffer;
}

class Sums implements FrameSink<FrameSums> {
  readonly holds = AT_ONCE;

  constructor({ totals }: SumsJob, form: FrameForm, arena: Arena) {
    this.running = new RunningSum(form, arena);
    this.fourTotals = arena.take(8 * AT_ONCE);
    this.totals = totals && new Float64Array(totals);
  }

  begin(kernels: Kernels): void {
    this.kernels = kernels;
    this.running.begin(kernels);
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
    return this.running.result();
  }

  private addWaiting(): void {
    const { waiting, positions, running } = this;
    const [first, second] = waiting;
    const stride = second - first;
    // Those that lie in any other way, or are the last few, go one by one
    if (waiting.length === AT_ONCE && waiting.every((frame, index) => frame === first + index * stride)) {
      running.addFour(first, stride, this.fourTotals);
      const found = new Float64Array(this.kernels.memory, this.fourTotals, AT_ONCE);
      positions.forEach((position, index) => this.tell(position, found[index]));
    } else {
      waiting.forEach((frame, index) => this.tell(positions[index], running.add(frame)));
    }
    waiting.length = 0;
    positions.length = 0;
  }

  private tell(position: number, total: number): void {
    if (this.totals) {
      this.totals[position] = total;
    }
  }

  private kernels!: Kernels;
  private readonly running: RunningSum;
  private readonly fourTotals: number;
  private readonly totals?: Float64Array;
  private readonly waiting: number[] = [];
  private readonly positions: number[] = [];
}

export const sums: SinkKind<SumsJob, FrameSums> = {
  open: (job, frames, arena) => new Sums(job, frames, arena),
  merge: addedSums,
  outputs: ({ totals }) => (totals ? { maps: { totals } } : {})
};
