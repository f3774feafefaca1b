import type { Arena } from '../../../kernels/arena';
import type { FrameForm } from '../frameForm';
import { frameBytes, widthOf } from '../frameForm';
import type { ChunkFile } from './chunkWriter';
import { writingKind, WritingSink } from './writingSink';

/** Frames summed over factor x factor pixels, packed into a file of the promoted type. */
export interface DetectorBinJob {
  readonly file: ChunkFile;
  readonly factor: number;
}

class DetectorBin extends WritingSink {
  constructor(
    private readonly job: DetectorBinJob,
    private readonly form: FrameForm,
    arena: Arena
  ) {
    super(job.file, arena);
    this.binned = arena.take(frameBytes(job.file));
  }

  take(position: number, frame: number): void {
    this.kernels.binDetector(widthOf(this.form), frame, ...this.form.shape, this.job.factor, this.binned);
    this.writer.write(position, this.binned);
  }

  private readonly binned: number;
}

export const detectorBin = writingKind<DetectorBinJob>((job, frames, arena) => new DetectorBin(job, frames, arena));
