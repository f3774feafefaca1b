import { PolarSampling } from '../../../core/radial/polarProfile';
import type { RingEllipse } from '../../../core/radial/ringEllipse';
import type { Arena } from '../../../kernels/arena';
import type { Kernels, SmallPixelBytes } from '../../../kernels/kernels';
import { numbersAt } from '../countsAt';
import type { FrameForm } from '../frameForm';
import { frameBytes, pixelsOf, widthOf } from '../frameForm';
import type { FrameSink, SinkKind } from '../sink';
import type { AlignedSums } from './radial/alignedSums';
import { AligningSums, joinAligned } from './radial/alignedSums';
import { AT_ONCE } from './radial/pixelMoments';
import type { RowFile } from './radial/rowWriter';
import { RowWriter } from './radial/rowWriter';
import { maskBytes } from './radial/usedMask';

/** Radial profiles of every frame as ePSIC's notebooks store them, see PolarSampling. */
export interface PolarProfileJob {
  readonly ellipse: RingEllipse;
  /** Row and column of the direct beam at every scan position, float64 */
  readonly origins: SharedArrayBuffer;
  /** rows x columns of the detector, 1 = the pixel counts */
  readonly used: Uint8Array;
  readonly rows: { readonly mean: RowFile; readonly variance: RowFile };
  /** Is set to 1 at every position that was visited, uint8 */
  readonly visited: SharedArrayBuffer;
}

class PolarProfiles implements FrameSink<AlignedSums> {
  readonly holds = AT_ONCE;

  constructor(
    private readonly job: PolarProfileJob,
    private readonly form: FrameForm,
    arena: Arena
  ) {
    this.origins = new Float64Array(job.origins);
    this.visited = new Uint8Array(job.visited);
    this.aligning = new AligningSums(form, job.used, this.origins, arena);
    this.mask = arena.take(frameBytes(form));
    this.frame = arena.take(frameBytes(form));
    this.sampling = this.samplingAt(this.origins[0], this.origins[1]);
    const { rings } = this.sampling;
    [this.mean, this.variance] = [new Float64Array(rings), new Float64Array(rings)];
    this.meanRows = new RowWriter(job.rows.mean);
    this.varianceRows = new RowWriter(job.rows.variance);
  }

  begin(kernels: Kernels): void {
    this.kernels = kernels;
    new Uint8Array(kernels.memory).set(maskBytes(this.job.used, widthOf(this.form)), this.mask);
    this.aligning.begin(kernels);
  }

  take(position: number, source: number): void {
    const { kernels, form } = this;
    const [row, column] = this.origins.subarray(2 * position);
    if (row !== this.place[0] || column !== this.place[1]) {
      this.sampling = this.samplingAt(row, column);
    }
    kernels.keepBits(source, this.mask, frameBytes(form), this.frame);
    this.aligning.add(source, row, column, mostBits(kernels, form, this.frame));
    const counts = numbersAt(kernels.memory, widthOf(form), this.frame, pixelsOf(form));
    this.sampling.profile(counts, this.mean, this.variance);
    this.meanRows.write(position, this.mean);
    this.varianceRows.write(position, this.variance);
    this.visited[position] = 1;
  }

  flush(): void {
    this.meanRows.flush();
    this.varianceRows.flush();
  }

  result(): AlignedSums {
    return this.aligning.result();
  }

  close(): void {
    this.meanRows.close();
    this.varianceRows.close();
  }

  private samplingAt(row: number, column: number): PolarSampling {
    this.place = [row, column];
    return new PolarSampling(this.form.shape, [row, column], this.job.ellipse, this.job.used);
  }

  private kernels!: Kernels;
  private readonly origins: Float64Array;
  private readonly visited: Uint8Array;
  private readonly aligning: AligningSums;
  private readonly mask: number;
  private readonly frame: number;
  private readonly mean: Float64Array;
  private readonly variance: Float64Array;
  private readonly meanRows: RowWriter;
  private readonly varianceRows: RowWriter;
  private sampling: PolarSampling;
  private place: readonly [number, number] = [NaN, NaN];
}

/** Bits of which no count of a frame is larger. */
function mostBits(kernels: Kernels, form: FrameForm, frame: number): number {
  const width = widthOf(form);
  return width > 2 ? Infinity : kernels.anyBits(width as SmallPixelBytes, frame, pixelsOf(form));
}

export const polarProfile: SinkKind<PolarProfileJob, AlignedSums> = {
  open: (job, frames, arena) => new PolarProfiles(job, frames, arena),
  merge: ([first, ...others]) => others.reduce(joinAligned, first),
  outputs: ({ rows, visited }) => ({ rows: { ...rows }, maps: { visited } }),
  writingTo: (job, { rows: { mean, variance } = {} }) => ({ ...job, rows: { mean, variance } })
};
