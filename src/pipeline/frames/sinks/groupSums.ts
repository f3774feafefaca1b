import type { Arena } from '../../../kernels/arena';
import type { Kernels } from '../../../kernels/kernels';
import type { FrameForm } from '../frameForm';
import type { FrameSink, SinkKind } from '../sink';
import type { FrameSums } from './runningSum';
import { addedSums, RunningSum } from './runningSum';

/** Sum and maximum of the patterns of each of some groups of scan positions. */
export interface GroupSumsJob {
  /** Group of each scan position, uint8; 0 is none of them */
  readonly groups: SharedArrayBuffer;
  /** Groups there are, counted from 1 */
  readonly count: number;
}

class GroupSums implements FrameSink<readonly FrameSums[]> {
  constructor({ groups, count }: GroupSumsJob, form: FrameForm, arena: Arena) {
    this.groups = new Uint8Array(groups);
    this.running = Array.from({ length: count }, () => new RunningSum(form, arena));
  }

  begin(kernels: Kernels): void {
    this.running.forEach(sum => sum.begin(kernels));
  }

  take(position: number, frame: number): void {
    const group = this.groups[position];
    if (group > 0) {
      this.running[group - 1].add(frame);
    }
  }

  flush(): void {}

  result(): readonly FrameSums[] {
    return this.running.map(sum => sum.result());
  }

  private readonly groups: Uint8Array;
  private readonly running: readonly RunningSum[];
}

export const groupSums: SinkKind<GroupSumsJob, readonly FrameSums[]> = {
  open: (job, frames, arena) => new GroupSums(job, frames, arena),
  merge: ([first, ...others]) => first.map((sums, group) => addedSums([sums, ...others.map(other => other[group])]))
};
