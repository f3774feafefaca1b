import { InputError } from '../../core/errors';
import type { CountType } from '../../core/merlin/pixelFormat';
import type { ChunkedDataset, ChunkTableDescriptor } from '../../storage/hdf5/chunkIndex';
import { FILTER } from '../../storage/hdf5/filterPipeline';

/** How the frames of a converted file are reached: plain data and shared memory, so that threads can be given it. */
export interface StoredFrames {
  readonly path: string;
  /** Path of the frames in the file */
  readonly dataset: string;
  /** [scanY, scanX, detY, detX], or [frames, detY, detX] for a stack */
  readonly shape: readonly number[];
  readonly type: CountType;
  readonly packing: Packing;
  /** Where every chunk is; absent for `library` */
  readonly table?: ChunkTableDescriptor;
}

/** What packed the frames, one chunk each; `library`: read by the HDF5 library, whatever the chunks are. */
export type Packing = 'bitshuffle-lz4' | 'blosc' | 'shuffle-gzip' | 'gzip' | 'none' | 'library';

/** Rows and columns of scan positions; a stack is one row. */
export function scanOf({ shape }: Pick<StoredFrames, 'shape'>): { rows: number; columns: number } {
  return shape.length === 3 ? { rows: 1, columns: shape[0] } : { rows: shape[0], columns: shape[1] };
}

/** Rows and columns of a frame. */
export function frameOf({ shape }: Pick<StoredFrames, 'shape'>): { rows: number; columns: number } {
  return { rows: shape[shape.length - 2], columns: shape[shape.length - 1] };
}

/** @throws InputError `E_NOT_FRAMES` for data that are not frames of a scan or a stack */
export function checkFrames(path: string, shape: readonly number[]): void {
  if (shape.length !== 3 && shape.length !== 4) {
    throw new InputError(
      'E_NOT_FRAMES',
      `${path} holds data of ${shape.length} dimensions (${shape.join(' x ')}), not a scan or a stack of diffraction patterns.`
    );
  }
}

/** How to read a dataset's chunks; `library` where a chunk is not one frame or was packed in another way. */
export function packingOf({ shape, chunk, filters }: ChunkedDataset): Packing {
  const isFrame = chunk.every((size, dimension) => size === (dimension < shape.length - 2 ? 1 : shape[dimension]));
  if (!isFrame) {
    return 'library';
  }
  const known: Record<string, Packing> = {
    '': 'none',
    [FILTER.deflate]: 'gzip',
    [`${FILTER.shuffle},${FILTER.deflate}`]: 'shuffle-gzip',
    [FILTER.blosc]: 'blosc'
  };
  // The fifth value of bitshuffle says what compresses behind it: 2 for LZ4
  if (filters.length === 1 && filters[0].id === FILTER.bitshuffle) {
    return filters[0].values[4] === 2 ? 'bitshuffle-lz4' : 'library';
  }
  return known[filters.map(({ id }) => id).join()] ?? 'library';
}
