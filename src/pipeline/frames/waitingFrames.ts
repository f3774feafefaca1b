import type { Arena } from '../../kernels/arena';
import type { Kernels } from '../../kernels/kernels';
import type { PatternSums } from './patternSums';

/** Frames that are added at once, see Kernels.accumulateFour. */
const AT_ONCE = 4;
/** Frames begin at multiples of a cache line. */
const ALIGNMENT = 64;

/** Where frames wait in the kernels' memory. */
export interface WaitingFramesMemory {
  readonly frames: number;
  readonly stride: number;
  readonly totals: number;
}

export function waitingFramesMemory(arena: Arena, frameBytes: number): WaitingFramesMemory {
  const stride = Math.ceil((frameBytes + 1) / ALIGNMENT) * ALIGNMENT;
  return { frames: arena.take(AT_ONCE * stride), stride, totals: arena.take(8 * AT_ONCE) };
}

/** Frames that wait until there are four to be added to the pattern sums at once, which takes less time. */
export class WaitingFrames {
  /** @param sumImage takes the sum over the pixels of every frame, at its scan position, when it is added */
  constructor(
    kernels: Kernels,
    private readonly at: WaitingFramesMemory,
    private readonly sums: PatternSums,
    private readonly sumImage: Float64Array
  ) {
    this.totals = new Float64Array(kernels.memory, at.totals, AT_ONCE);
  }

  /** Where the next frame is to stand in the kernels' memory. */
  get place(): number {
    return this.at.frames + this.positions.length * this.at.stride;
  }

  /** Takes in the frame at `place`. @param position in the scan */
  add(position: number): void {
    this.positions.push(position);
    if (this.positions.length === AT_ONCE) {
      this.sums.addFour(this.at.frames, this.at.stride, this.at.totals);
      this.take(this.totals);
    }
  }

  /** Adds the frames that still wait for others. */
  flush(): void {
    this.take(this.positions.map((_, index) => this.sums.add(this.at.frames + index * this.at.stride)));
  }

  private take(totals: ArrayLike<number>): void {
    for (let index = 0; index < this.positions.length; index++) {
      this.sumImage[this.positions[index]] = totals[index];
    }
    this.positions.length = 0;
  }

  private readonly totals: Float64Array;
  private readonly positions: number[] = [];
}
