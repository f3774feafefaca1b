import type { Arena } from '../../kernels/arena';
import type { Kernels } from '../../kernels/kernels';
import type { FrameForm, PixelRange } from './frameForm';
import type { ChunkFile } from './sinks/chunkWriter';
import type { RowFile } from './sinks/radial/rowWriter';
import type { Tile } from './tiles';

/**
 * What one thread makes of the frames that pass, each while it is in the processor's cache. Every thread has a sink of its own;
 * what they found is put together by `merge` of their kind.
 *
 * @typeParam R what is found: plain data, large arrays in shared memory
 */
export interface FrameSink<R> {
  /**
   * Frames, the newest included, that the sink looks at together: a frame that was taken stays where it is until so many
   * more have been. Absent: 1, the newest
   */
  readonly holds?: number;
  /** Pixels the sink looks at; the others may hold anything. Absent: all */
  readonly pixels?: PixelRange;
  /** Called once, before the first frame. What was reserved in the arena holds arbitrary bytes until now. */
  begin(kernels: Kernels): void;
  /**
   * Takes a frame. Positions without one are passed over.
   *
   * @param position of the scan, row-major
   * @param frame byte of the kernels' memory where it begins: little-endian counts, row-major
   */
  take(position: number, frame: number): void;
  /** All frames of a tile have been taken; the next may be of anywhere else in the scan. */
  endTile?(tile: Tile): void;
  /** No frame comes any more: what still waits is worked on. */
  flush(): void;
  /** What this thread found. Called once, after `flush`. */
  result(): R;
  /** Lets go of files, whatever happened. */
  close?(): void;
}

/** What the threads of a sink write while frames pass, besides what they find. */
export interface SinkOutputs {
  /** Files with a row of numbers for every scan position, by what the rows are */
  readonly rows?: Readonly<Record<string, RowFile>>;
  readonly chunks?: ChunkFile;
  /** Values by scan position, in shared memory */
  readonly maps?: Readonly<Record<string, SharedArrayBuffer>>;
}

/**
 * A kind of sink, one entry of the table in `sinks/index.ts`.
 *
 * @typeParam J what the sink is to do: plain data and shared memory, which threads can be given
 */
export interface SinkKind<J, R> {
  /** Makes a thread's sink, and reserves the memory it works in. */
  open(job: J, frames: FrameForm, arena: Arena): FrameSink<R>;
  /** What all threads found together. There is at least one; its arrays may be reused. */
  merge(results: readonly R[]): R;
  /** What a job writes; absent: nothing */
  outputs?(job: J): SinkOutputs;
  /** The same job with its rows and chunks written elsewhere */
  writingTo?(job: J, outputs: Pick<SinkOutputs, 'rows' | 'chunks'>): J;
}
