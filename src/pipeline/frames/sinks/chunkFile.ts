import type { CountType } from '../../../core/merlin/pixelFormat';
import { ChunkTable } from '../../../storage/hdf5/chunkTable';
import type { ChunkCompression } from '../../../storage/hdf5/filterPipeline';
import type { HyperSpyDescription } from '../../../storage/hdf5/hyperspyFile';
import { completeHyperSpyFile } from '../../../storage/hdf5/hyperspyFile';
import { SUPERBLOCK_BYTES } from '../../../storage/hdf5/superblock';
import type { GroupNode } from '../../../storage/hdf5/write/node';
import type { ChunkFile } from './chunkWriter';

/** Frames that go into a file, a chunk each. */
export interface FramesToWrite {
  /** [scanY, scanX, detY, detX], or [frames, detY, detX] */
  readonly shape: readonly number[];
  readonly type: CountType;
}

/** A file for the chunks of frames. @param start byte with which they begin */
export function chunkFile(
  path: string,
  { shape, type }: FramesToWrite,
  compression: ChunkCompression,
  start = SUPERBLOCK_BYTES
): ChunkFile {
  const [rows, columns] = shape.slice(-2);
  const table = new ChunkTable(shape.slice(0, -2));
  return {
    path,
    type,
    shape: [rows, columns],
    compression,
    table: table.descriptor,
    checksums: new SharedArrayBuffer(4 * table.length),
    end: new BigInt64Array(new SharedArrayBuffer(8)).fill(BigInt(start)).buffer as SharedArrayBuffer
  };
}

/** Completes a file around its chunks. @param others what else stands in its root @throws InputError of the file system */
export function completeChunkFile(
  { path, type, shape: frame, compression, table: { counts }, table, end }: ChunkFile,
  description: HyperSpyDescription,
  others?: GroupNode['members']
): void {
  const spec = { ...description, shape: [...counts, ...frame], type, compression };
  completeHyperSpyFile(path, spec, ChunkTable.from(table), Number(new BigInt64Array(end)[0]), others);
}
