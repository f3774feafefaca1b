import type { Rounding } from '../../../core/radial/ringEllipse';
import type { Arena } from '../../../kernels/arena';
import type { Kernels } from '../../../kernels/kernels';
import type { FrameForm } from '../frameForm';
import { frameBytes, widthOf } from '../frameForm';
import type { ChunkFile } from './chunkWriter';
import { UsedBits } from './radial/usedMask';
import { writingKind, WritingSink } from './writingSink';

/** Patterns with round rings about their middle pixel, the counts of every pixel dealt out to the four nearest to its new place, whole ones. */
export interface CorrectedFrameJob {
  /** Of the promoted type and the shape of a frame */
  readonly file: ChunkFile;
  /** Turns offsets from the direct beam into offsets from the middle: row from row, row from column, column from row, ... */
  readonly matrix: readonly [rr: number, rc: number, cr: number, cc: number];
  /** Row and column of the direct beam at every scan position, float64 */
  readonly origins: SharedArrayBuffer;
  /** rows x columns, 1 = the pixel counts */
  readonly used: Uint8Array;
}

/** The matrix of a rounding followed by a turn from the rows (down) towards the columns (right), rad. */
export function turnedRounding([rr, rc, cc]: Rounding, angle: number): CorrectedFrameJob['matrix'] {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [c * rr - s * rc, c * rc - s * cc, s * rr + c * rc, s * rc + c * cc];
}

class CorrectedFrames extends WritingSink {
  constructor(
    private readonly job: CorrectedFrameJob,
    private readonly form: FrameForm,
    arena: Arena
  ) {
    super(job.file, arena);
    this.origins = new Float64Array(job.origins);
    this.used = new UsedBits(job.used, form.shape, arena);
    this.map = arena.take(48);
    this.targetBytes = frameBytes(job.file);
    this.target = arena.take(this.targetBytes);
  }

  override begin(kernels: Kernels): void {
    super.begin(kernels);
    this.used.begin(kernels);
    this.places = new Float64Array(kernels.memory, this.map, 6);
  }

  take(position: number, source: number): void {
    const { kernels, form } = this;
    const [rows, columns] = form.shape;
    const [row, column] = [this.origins[2 * position], this.origins[2 * position + 1]];
    const [rr, rc, cr, cc] = this.job.matrix;
    const [middleRow, middleColumn] = [Math.floor(rows / 2), Math.floor(columns / 2)];
    this.places.set([middleRow - rr * row - rc * column, middleColumn - cr * row - cc * column, rr, cr, rc, cc]);
    new Uint8Array(kernels.memory, this.target, this.targetBytes).fill(0);
    kernels.roundFrame(widthOf(form), source, rows, columns, this.used.at, this.map, position, this.target);
    this.writer.write(position, this.target);
  }

  private readonly origins: Float64Array;
  private readonly used: UsedBits;
  private places!: Float64Array;
  private readonly map: number;
  private readonly target: number;
  private readonly targetBytes: number;
}

export const correctedFrame = writingKind<CorrectedFrameJob>(
  (job, frames, arena) => new CorrectedFrames(job, frames, arena)
);
