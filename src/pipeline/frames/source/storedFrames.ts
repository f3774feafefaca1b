import { InputError } from '../../../core/errors';
import type { CountType } from '../../../core/merlin/pixelFormat';
import { pixelBytes } from '../../../core/merlin/pixelFormat';
import type { ChunkedDataset, ChunkTableDescriptor } from '../../../storage/hdf5/chunkIndex';
import { FILTER } from '../../../storage/hdf5/filterPipeline';
import { requireFrameMemory } from '../../../storage/memoryLimit';
import type { FrameForm, ScanSize } from '../frameForm';

/** Frames of an HDF5 file, as threads reach them: plain data and shared memory. */
export interface StoredFrames {
  readonly kind: 'stored';
  readonly path: string;
  /** Path of the frames in the file */
  readonly dataset: string;
  /** [scanY, scanX, detY, detX], or [frames, detY, detX] for a stack */
  readonly shape: readonly number[];
  readonly type: CountType;
  readonly packing: Packing;
  /** Scan positions of which a chunk holds a part; of data in one piece a single frame */
  readonly chunk: ScanSize;
  /** Where every chunk is; absent for `library` */
  readonly table?: ChunkTableDescriptor;
  /** Absent in files of other programs */
  readonly checksums?: ChunkChecksums;
  /** What a person should know of the file before trusting what is seen */
  readonly warning?: string;
  /**
   * Where it is noted in which pixels of a frame there is what is no count, which then reads as 0: rows x columns, uint8, see noCounts.
   * Absent: a file that holds such a thing is refused. Only of files that the library reads, for others hold nothing but counts
   */
  readonly noCounts?: SharedArrayBuffer;
  /** Whether only what is no number is noted, and numbers that are no counts are refused all the same */
  readonly numbersCount?: boolean;
}

/** How the frames of a file lie, whatever they are read by. */
export type FrameGrid = Pick<StoredFrames, 'path' | 'shape' | 'type' | 'chunk'>;

/** What is known of the chunks of a file as they were written. */
export interface ChunkChecksums {
  /** CRC-32 of every chunk, uint32 */
  readonly crc32: SharedArrayBuffer;
  /** 1 for every chunk that was compared and found right, uint8: once is enough as long as the file stays open and the same */
  readonly passed: SharedArrayBuffer;
}

/** What packed the frames, one chunk each; `library`: read by the HDF5 library, whatever the chunks are. */
export type Packing = 'bitshuffle-lz4' | 'blosc' | 'shuffle-gzip' | 'gzip' | 'none' | 'library';

/** What the frames look like when they are unpacked. */
export function storedForm({ shape, type }: Pick<StoredFrames, 'shape' | 'type'>): FrameForm {
  const [rows, columns] = shape.slice(-2);
  return { type, shape: [rows, columns], scan: scanSize(shape.slice(0, -2)) };
}

/** Scan positions along the dimensions before those of the detector; a stack is one row. */
export function scanSize(positions: readonly number[]): ScanSize {
  return positions.length === 1 ? { rows: 1, columns: positions[0] } : { rows: positions[0], columns: positions[1] };
}

/** Whether the frames follow one another without being a scan. */
export function isStack({ shape }: Pick<StoredFrames, 'shape'>): boolean {
  return shape.length === 3;
}

/** @throws InputError `E_NOT_FRAMES` for data that are not frames of a scan or a stack, `E_MEMORY` for frames that are too large */
export function checkFrames(path: string, shape: readonly number[], type: CountType): void {
  if (shape.length !== 3 && shape.length !== 4) {
    throw new InputError(
      'E_NOT_FRAMES',
      `${path} holds data of ${shape.length} dimensions (${shape.join(' x ')}), not a scan or a stack of diffraction patterns.`
    );
  }
  if (shape.includes(0)) {
    throw new InputError(
      'E_NOT_FRAMES',
      `${path} is empty: it holds ${shape.join(' x ')} counts. Choose another file.`
    );
  }
  requireFrameMemory(path, shape, pixelBytes(type));
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
    [`${FILTER.shuffle},${FILTER.deflate}`]: 'shuffle-gzip'
  };
  if (filters.length === 1) {
    const [{ id, values }] = filters;
    // The fifth value of bitshuffle says what compresses behind it: 2 for LZ4
    if (id === FILTER.bitshuffle) {
      return values[4] === 2 ? 'bitshuffle-lz4' : 'library';
    }
    if (id === FILTER.blosc) {
      return isPlainBlosc(values) ? 'blosc' : 'library';
    }
  }
  return known[filters.map(({ id }) => id).join()] ?? 'library';
}

/** Whether the kernels unpack it: of the values of hdf5-blosc the sixth says how bytes are shuffled, the seventh what compresses. */
function isPlainBlosc([, , , , , shuffle = 1, compressor = 0]: readonly number[]): boolean {
  const [BIT_SHUFFLE, LZ4HC] = [2, 2];
  return shuffle < BIT_SHUFFLE && compressor <= LZ4HC;
}
