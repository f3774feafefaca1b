import type { CountType } from '../../core/merlin/pixelFormat';
import { ChunkTable } from './chunkTable';
import { gridCounts } from './chunkTree';
import type { ChunkPlace } from './chunkPlace';
import { ChunkTreeReader } from './chunkTreeReader';
import type { DatasetHeader } from './datasetHeader';
import { readDatasetHeader } from './datasetHeader';
import { FileBytes, withFileBytes } from './fileBytes';
import type { Filter } from './filterPipeline';
import { findObject } from './symbolTable';

export type { ChunkTableDescriptor } from './chunkTable';
export { ChunkTable } from './chunkTable';
export type { ChunkPlace } from './chunkPlace';

/** Path of the frames in files of HyperSpy's layout. */
export const DATA_PATH = '/Experiments/__unnamed__/data';

/** A 4096 x 4096 scan of single frames. */
const MOST_CHUNKS = 1 << 24;

/** A chunked dataset of counts. */
export interface ChunkedDataset {
  shape: number[];
  type: CountType;
  /** Shape of one chunk */
  chunk: number[];
  /** What packed the chunks, first applied first */
  filters: Filter[];
}

/** A chunked dataset with the places of all its chunks. */
export interface TabledDataset extends ChunkedDataset {
  table: ChunkTable;
  /** Chunks that went through only some of the filters, as HDF5 writes them where it lacks one: bit i set, filter i left out */
  filterMasks: ReadonlyMap<number, number>;
}

/**
 * Reads where every chunk of a dataset lies, from files of this program and from those h5py writes by default.
 *
 * @throws InputError `E_HDF5_UNSUPPORTED`, `E_HDF5_DAMAGED`, `E_HDF5_TRUNCATED`, `E_NOT_HDF5`, `E_HDF5_NO_OBJECT`
 */
export function readChunkTable(path: string, dataset = DATA_PATH): TabledDataset {
  return withFileBytes(path, 'r', file => {
    const header = readDatasetHeader(file, findObject(file, dataset), dataset);
    const counts = gridCounts(header);
    const chunks = counts.reduce((product, count) => product * count, 1);
    if (chunks > MOST_CHUNKS) {
      throw file.unsupported(`${dataset} has ${chunks} chunks, more than ${MOST_CHUNKS}`);
    }
    const table = new ChunkTable(counts);
    const filterMasks = new Map<number, number>();
    new ChunkTreeReader(file, header, header.tree).forEach((index, { offset, size, filterMask }) => {
      table.set(index, offset, size);
      if (filterMask !== 0) {
        filterMasks.set(index, filterMask);
      }
    });
    const { shape, type, chunk, filters } = header;
    return { shape, type, chunk, filters, table, filterMasks };
  });
}

/** A dataset whose chunks are looked up one by one, without reading the whole index. Close it after use. */
export class ChunkLookup implements ChunkedDataset {
  readonly shape: number[];
  readonly type: CountType;
  readonly chunk: number[];
  readonly filters: Filter[];

  private constructor(
    private readonly file: FileBytes,
    header: DatasetHeader,
    private readonly tree: ChunkTreeReader
  ) {
    ({ shape: this.shape, type: this.type, chunk: this.chunk, filters: this.filters } = header);
  }

  /** @throws InputError as `readChunkTable` */
  static open(path: string, dataset = DATA_PATH): ChunkLookup {
    const file = FileBytes.open(path);
    try {
      const header = readDatasetHeader(file, findObject(file, dataset), dataset);
      return new ChunkLookup(file, header, new ChunkTreeReader(file, header, header.tree));
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /**
   * @param index number of the chunk, row-major in the grid of chunks
   * @returns undefined for an absent chunk, which reads as zeros
   * @throws InputError `E_HDF5_DAMAGED`
   */
  findChunk(index: number): ChunkPlace | undefined {
    return this.tree.find(index);
  }

  /** The bytes of a chunk as they are in the file, packed. */
  readChunk({ offset, size }: ChunkPlace): Uint8Array {
    return new Uint8Array(this.file.read(offset, size, 'a chunk').buffer);
  }

  close(): void {
    this.file.close();
  }
}
