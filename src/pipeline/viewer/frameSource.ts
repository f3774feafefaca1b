import { pixelBytes } from '../../core/merlin/pixelFormat';
import type { Arena } from '../../kernels/arena';
import { bslz4Bound, SCRATCH_BYTES, unbloscScratch } from '../../kernels/kernels';
import type { StoredFrames } from './storedFrames';
import { frameOf } from './storedFrames';

/** Puts stored frames into the kernels' memory, one after another. */
export interface FrameSource {
  /**
   * Visits frames in order, each while it lies at `SourceMemory.frame`. Frames that were never stored, which read as zeros,
   * are passed over.
   *
   * @throws InputError when a frame cannot be read
   */
  each(first: number, count: number, visit: (index: number) => void): Promise<void>;
  close(): void;
}

/** Where a FrameSource works in the kernels' memory. */
export interface SourceMemory {
  /** The frame: little-endian counts, row-major */
  readonly frame: number;
  readonly packed: number;
  readonly packedBytes: number;
  readonly scratch: number;
}

/** Reserves a source's working memory. @param readBytes bytes of chunks read at a time, at least one chunk */
export function sourceMemory(arena: Arena, stored: StoredFrames, readBytes: number): SourceMemory {
  const bytes = frameBytes(stored);
  const packedBytes = Math.max(readBytes, bslz4Bound(bytes));
  return {
    frame: arena.take(bytes),
    packed: arena.take(packedBytes),
    packedBytes,
    scratch: arena.take(Math.max(SCRATCH_BYTES, stored.packing === 'blosc' ? unbloscScratch(bytes) : bytes))
  };
}

/** Bytes of a frame, unpacked. */
export function frameBytes(stored: Pick<StoredFrames, 'shape' | 'type'>): number {
  const { rows, columns } = frameOf(stored);
  return rows * columns * pixelBytes(stored.type);
}
