import type { Arena } from '../../../kernels/arena';
import type { Kernels } from '../../../kernels/kernels';
import type { FrameSink, SinkKind } from '../sink';
import type { ChunkFile } from './chunkWriter';
import { ChunkWriter } from './chunkWriter';

/** A sink that writes frames into a file, and finds nothing besides. */
export abstract class WritingSink implements FrameSink<undefined> {
  constructor(file: ChunkFile, arena: Arena) {
    this.writer = new ChunkWriter(file, arena);
  }

  begin(kernels: Kernels): void {
    this.kernels = kernels;
    this.writer.begin(kernels);
  }

  abstract take(position: number, frame: number): void;

  flush(): void {
    this.writer.flush();
  }

  result(): undefined {
    return undefined;
  }

  close(): void {
    this.writer.close();
  }

  protected readonly writer: ChunkWriter;
  protected kernels!: Kernels;
}

/** The kind of such a sink, whose job names its file. */
export function writingKind<J extends { readonly file: ChunkFile }>(
  open: SinkKind<J, undefined>['open']
): SinkKind<J, undefined> {
  return {
    open,
    merge: () => undefined,
    outputs: ({ file }) => ({ chunks: file }),
    writingTo: (job, { chunks: file = job.file }) => ({ ...job, file })
  };
}
