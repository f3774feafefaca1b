import type { FileBytes } from './fileBytes';

/** A chunk as the file has it. */
export interface ChunkPlace {
  /** Position in the file, in bytes */
  offset: number;
  /** Bytes in the file */
  size: number;
  /** Bit i set: filter i was not applied to this chunk */
  filterMask: number;
}

/** @throws InputError `E_HDF5_DAMAGED` for a place that is not in the file */
export function chunkPlace(file: FileBytes, offset: number, size: number, filterMask: number): ChunkPlace {
  if (size === 0 || !file.holds(offset, size)) {
    throw file.damaged(`a chunk should be at byte ${offset} (${size} bytes), but the file ends at ${file.size}`);
  }
  return { offset, size, filterMask };
}
