import type { Arena } from '../../../kernels/arena';
import type { Kernels } from '../../../kernels/kernels';
import type { FrameForm } from '../frameForm';
import { frameBytes, widthOf } from '../frameForm';
import type { FrameSink, SinkKind } from '../sink';
import type { ChunkFile } from './chunkWriter';
import { ChunkWriter } from './chunkWriter';

/** Frames summed over factor x factor pixels, packed into a file of the promoted type. */
export interface DetectorBinJob {
  readonly file: ChunkFile;
  readonly factor: number;
}

class DetectorBin implements FrameSink<undefined> {
  constructor(
    private readonly job: DetectorBinJob,
    private readonly form: FrameForm,
    arena: Arena
  ) {
    this.binned = arena.take(frameBytes(job.file));
    this.writer = new ChunkWriter(job.file, arena);
  }

  begin(kernels: Kernels): void {
    this.kernels = kernels;
    this.writer.begin(kernels);
  }

  take(position: number, frame: number): void {
    this.kernels.binDetector(widthOf(this.form), frame, ...this.form.shape, this.job.factor, this.binned);
    this.writer.write(position, this.binned);
  }

  flush(): void {
    this.writer.flush();
  }

  result(): undefined {
    return undefined;
  }

  close(): void {
    this.writer.close();
  }

  private kernels!: Kernels;
  private readonly binned: number;
  private readonly writer: ChunkWriter;
}

export const detectorBin: SinkKind<DetectorBinJob, undefined> = {
  open: (job, frames, arena) => new DetectorBin(job, frames, arena),
  merge: () => undefined,
  outputs: ({ file }) => ({ chunks: file }),
  writingTo: (job, { chunks: file = job.file }) => ({ ...job, file })
};
