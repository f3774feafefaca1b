import type { RingEllipse } from '../../../core/radial/ringEllipse';
import { rounding } from '../../../core/radial/ringEllipse';
import type { RingProfile } from '../../../core/radial/ringProfile';
import { emptyProfile, ringProfile } from '../../../core/radial/ringProfile';
import { RingQuantiles } from '../../../core/radial/ringQuantile';
import type { FrameShares } from '../../../core/radial/ringShares';
import { ENTRY } from '../../../core/radial/ringShares';
import { RING_SUMS } from '../../../core/radial/ringSums';
import type { ScanTally } from '../../../core/radial/scanTally';
import { addToTally, emptyTally, joinTallies } from '../../../core/radial/scanTally';
import type { Arena } from '../../../kernels/arena';
import type { Kernels } from '../../../kernels/kernels';
import { numbersAt } from '../countsAt';
import type { FrameForm } from '../frameForm';
import { pixelsOf, widthOf } from '../frameForm';
import type { FrameSink, SinkKind } from '../sink';
import type { AlignedSums } from './radial/alignedSums';
import { AligningSums, joinAligned } from './radial/alignedSums';
import { AT_ONCE } from './radial/pixelMoments';
import { RingMaps } from './radial/ringMaps';
import type { RowFile } from './radial/rowWriter';
import { RowWriter } from './radial/rowWriter';
import { UsedBits } from './radial/usedMask';

/** What is written of every position, a number for each ring. */
export type RadialRow = 'mean' | 'variance' | 'countingError' | 'spreadError' | 'area' | 'effectivePixels';

/** Radial profiles of every frame. */
export interface RadialProfileJob {
  readonly ellipse: RingEllipse;
  /** Row and column of the direct beam at every scan position, float64 */
  readonly origins: SharedArrayBuffer;
  /** See mapMemory */
  readonly maps: SharedArrayBuffer;
  /** rows x columns of the detector, 1 = the pixel counts */
  readonly used: Uint8Array;
  readonly rings: number;
  /** Counts per electron */
  readonly gain: number;
  /** What means are multiplied by, ring by ring; variances by its square. Absent: nothing */
  readonly factors?: Float64Array;
  /** A quantile that stands in place of the mean in what is written. Absent: the mean */
  readonly quantile?: number;
  readonly rows: Readonly<Partial<Record<RadialRow, RowFile>>>;
  /** Is set to 1 at every position that was visited, uint8 */
  readonly visited: SharedArrayBuffer;
}

/** What the whole scan says. */
export interface RadialScan {
  readonly tally: ScanTally;
  readonly aligned: AlignedSums;
}

class RadialProfiles implements FrameSink<RadialScan> {
  readonly holds = AT_ONCE;

  constructor(
    private readonly job: RadialProfileJob,
    private readonly form: FrameForm,
    arena: Arena
  ) {
    this.origins = new Float64Array(job.origins);
    this.visited = new Uint8Array(job.visited);
    this.maps = new RingMaps(form.shape, this.origins, rounding(job.ellipse), job.used, job.rings, job.maps, arena);
    this.aligning = new AligningSums(form, job.used, this.origins, arena);
    this.used = new UsedBits(job.used, form.shape, arena);
    this.sums = arena.take(8 * RING_SUMS * (job.rings + 2));
    this.profile = emptyProfile(job.rings);
    this.tally = emptyTally(job.rings);
    this.quantiles = job.quantile === undefined ? undefined : new RingQuantiles(job.rings, job.quantile);
    for (const [row, file] of Object.entries(job.rows)) {
      this.writers.set(row as RadialRow, new RowWriter(file));
    }
  }

  begin(kernels: Kernels): void {
    this.kernels = kernels;
    this.used.begin(kernels);
    this.numbers = new Float64Array(kernels.memory, this.sums, RING_SUMS * this.job.rings);
    this.maps.begin(kernels);
    this.aligning.begin(kernels);
  }

  take(position: number, frame: number): void {
    const { kernels, form, job, profile, numbers, maps } = this;
    const [row, column] = [this.origins[2 * position], this.origins[2 * position + 1]];
    const [rows, columns] = form.shape;
    const { weights, effective } = maps.of(row, column);
    const entries = maps.entries(row, column);
    numbers.fill(0);
    // What stands in a pixel that does not count is passed over, here and in all that follows
    const bits = kernels.ringSums(widthOf(form), frame, rows, columns, this.used.at, entries, maps.stride, this.sums);
    this.aligning.add(frame, row, column, bits);
    ringProfile(numbers, weights, job.gain, profile);
    addToTally(this.tally, numbers, weights.area, profile, job.gain);
    if (this.quantiles) {
      this.quantiles.of(this.countsOf(frame), this.sharesAt(entries), profile.mean);
    }
    if (job.factors) {
      scale(profile, job.factors);
    }
    this.write(position, weights.area, effective);
    this.visited[position] = 1;
  }

  flush(): void {
    this.writers.forEach(writer => writer.flush());
  }

  result(): RadialScan {
    return { tally: this.tally, aligned: this.aligning.result() };
  }

  close(): void {
    this.writers.forEach(writer => writer.close());
  }

  private countsOf(frame: number): ArrayLike<number> {
    return numbersAt(this.kernels.memory, widthOf(this.form), frame, pixelsOf(this.form));
  }

  private sharesAt(entries: number): FrameShares {
    const { stride } = this.maps;
    const numbers = ENTRY * ((this.form.shape[0] - 1) * stride + this.form.shape[1]);
    return {
      shape: this.form.shape,
      shares: new Float32Array(this.kernels.memory, entries, numbers),
      first: new Int32Array(this.kernels.memory, entries, numbers),
      stride,
      used: this.job.used
    };
  }

  private write(position: number, area: Float64Array, effective: Float64Array): void {
    for (const [row, writer] of this.writers) {
      writer.write(position, row === 'area' ? area : row === 'effectivePixels' ? effective : this.profile[row]);
    }
  }

  private kernels!: Kernels;
  private readonly origins: Float64Array;
  private readonly visited: Uint8Array;
  private readonly maps: RingMaps;
  private readonly aligning: AligningSums;
  private readonly used: UsedBits;
  private readonly sums: number;
  private numbers!: Float64Array;
  private readonly profile: RingProfile;
  private readonly tally: ScanTally;
  private readonly quantiles?: RingQuantiles;
  private readonly writers = new Map<RadialRow, RowWriter>();
}

function scale({ mean, variance, countingError, spreadError }: RingProfile, factors: Float64Array): void {
  factors.forEach((factor, ring) => {
    mean[ring] *= factor;
    variance[ring] *= factor * factor;
    countingError[ring] *= factor;
    spreadError[ring] *= factor;
  });
}

export const radialProfile: SinkKind<RadialProfileJob, RadialScan> = {
  open: (job, frames, arena) => new RadialProfiles(job, frames, arena),
  merge: ([first, ...others]) =>
    others.reduce((all, part) => {
      joinTallies(all.tally, part.tally);
      return { ...all, aligned: joinAligned(all.aligned, part.aligned) };
    }, first),
  outputs: ({ rows, visited }) => ({ rows, maps: { visited } }),
  writingTo: (job, { rows = {} }) => ({ ...job, rows })
};
