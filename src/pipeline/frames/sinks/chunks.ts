import type { SinkKind } from '../sink';
import type { ChunkFile } from './chunkWriter';
import { WritingSink } from './writingSink';

/** The frames as they are, packed into a file: chunk numbers are scan positions. */
class Chunks extends WritingSink {
  take(position: number, frame: number): void {
    this.writer.write(position, frame);
  }
}

export const chunks: SinkKind<ChunkFile, undefined> = {
  open: (file, _frames, arena) => new Chunks(file, arena),
  merge: () => undefined,
  outputs: file => ({ chunks: file }),
  writingTo: (file, { chunks: other = file }) => other
};
