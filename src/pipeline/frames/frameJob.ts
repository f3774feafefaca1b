import type { FrameLayout } from '../../core/merlin/frameLayout';
import type { CountType } from '../../core/merlin/pixelFormat';
import type { ScanPlan } from '../../core/scan/scanPlan';
import type { ConvertOptions } from '../../protocol/convert/convertOptions';
import type { ChunkTableDescriptor } from '../../storage/hdf5/chunkTable';
import type { ForeseenHeaders } from '../../storage/merlin/foreseenHeaders';
import type { FramePlace } from '../../storage/merlin/frameFiles';
import type { SharedJob } from '../threads/jobCounters';

/** One HDF5 file that chunks are written into, while it carries its temporary name. */
export interface ChunkFile {
  readonly path: string;
  /** Frames one way in a bin (scan or detector), 1 for the full data */
  readonly factor: number;
  readonly type: CountType;
  /** Rows and columns of a chunk */
  readonly shape: readonly [number, number];
  readonly table: ChunkTableDescriptor;
  /** CRC-32 of every chunk as it is stored, uint32 */
  readonly checksums: SharedArrayBuffer;
  /** Next free byte of the file, one BigInt64 shared by all workers */
  readonly end: SharedArrayBuffer;
}

/** All a worker needs to know to convert frames: plain data and shared memory. */
export interface FrameJob extends SharedJob {
  readonly place: FramePlace;
  readonly layout: FrameLayout;
  /** What headers are compared with; absent where all were read before */
  readonly headers?: ForeseenHeaders;
  readonly plan: ScanPlan;
  /** Stored frame at each place, see FrameSlots; absent when they are the same */
  readonly stored?: Int32Array;
  /** Scan positions, row-major, whose frames become the median of the frames around them; absent: none */
  readonly replaced?: Int32Array;
  readonly compression: ConvertOptions['compression'];
  readonly data: ChunkFile;
  /** Detector-binned file */
  readonly binSig?: ChunkFile;
  /** Scan-binned file */
  readonly binNav?: ChunkFile;
  /** Sum over every frame at its scan position, float64 */
  readonly sumImage: SharedArrayBuffer;
}

/** What one worker found over its frames; the caller adds up. */
export interface FrameSums {
  /** Sum of the patterns, row-major, cross included */
  readonly sum: Float64Array;
  readonly maximum: Float64Array;
}
