import { ChunkArrayReader } from './chunkArrayReader';
import type { ChunkPlace } from './chunkPlace';
import { chunkPlace } from './chunkPlace';
import { gridCounts } from './chunkTree';
import { ChunkTreeReader } from './chunkTreeReader';
import type { ChunkedHeader } from './datasetHeader';
import type { FileBytes } from './fileBytes';

/** Tells where a chunk is, by its number, row-major in the grid of chunks. */
export interface ChunkFinder {
  /** Undefined for an absent chunk, which reads as the fill value */
  find(index: number): ChunkPlace | undefined;
}

/** @throws InputError `E_HDF5_UNSUPPORTED`, `E_HDF5_DAMAGED` */
export function chunkFinder(file: FileBytes, header: ChunkedHeader): ChunkFinder {
  const { index } = header;
  const chunks = gridCounts(header).reduce((product, count) => product * count, 1);
  switch (index.kind) {
    case 'tree':
      return new ChunkTreeReader(file, header, index.address);
    case 'fixed array':
      return index.address === undefined ? NOTHING : new ChunkArrayReader(file, index.address, chunks);
    case 'single chunk': {
      const { address, size, filterMask } = index;
      const place = address === undefined ? undefined : chunkPlace(file, address, size, filterMask);
      return chunks === 1 ? { find: () => place } : unfit(file, chunks);
    }
  }
}

const NOTHING: ChunkFinder = { find: () => undefined };

function unfit(file: FileBytes, chunks: number): never {
  throw file.damaged(`it has the index of a single chunk for ${chunks}`);
}
