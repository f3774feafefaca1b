import type { Arena } from '../../../kernels/arena';
import type { Kernels } from '../../../kernels/kernels';
import type { FrameForm } from '../frameForm';
import type { FrameSink, SinkKind } from '../sink';
import type { ChunkFile } from './chunkWriter';
import { ChunkWriter } from './chunkWriter';

/** The frames as they are, packed into a file: chunk numbers are scan positions. */
class Chunks implements FrameSink<undefined> {
  constructor(file: ChunkFile, arena: Arena) {
    this.writer = new ChunkWriter(file, arena);
  }

  begin(kernels: Kernels): void {
    this.writer.begin(kernels);
  }

  take(position: number, frame: number): void {
    this.writer.write(position, frame);
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

  private readonly writer: ChunkWriter;
}

export const chunks: SinkKind<ChunkFile, undefined> = {
  open: (file: ChunkFile, _frames: FrameForm, arena: Arena) => new Chunks(file, arena),
  merge: () => undefined,
  outputs: file => ({ chunks: file }),
  writingTo: (file, { chunks: other = file }) => other
};
