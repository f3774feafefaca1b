import { statSync } from 'node:fs';

import { createHyperSpyFile } from '../../storage/hdf5/hyperspyFile';
import type { ChunkCompression } from '../../storage/hdf5/filterPipeline';
import type { HyperSpySpec } from '../../storage/hdf5/hyperspyFile';
import { ChunkTable } from '../../storage/hdf5/chunkIndex';
import type { ChunkFile } from '../frames/sinks/chunkWriter';
import type { OutputShape } from './outputFiles';

/** An HDF5 file of a conversion, before it has frames. */
export interface FileToBegin {
  readonly path: string;
  readonly output: OutputShape;
  readonly spec: HyperSpySpec;
}

/** Makes files ready for frames. */
export function beginFiles(files: readonly FileToBegin[], compression: ChunkCompression): ChunkFile[] {
  return files.map(({ path, output, spec }) => {
    createHyperSpyFile(path, spec);
    return chunkFile(path, output, compression, statSync(path).size);
  });
}

/** A file for the chunks of an output. @param start byte with which they begin */
export function chunkFile(path: string, output: OutputShape, compression: ChunkCompression, start: number): ChunkFile {
  const counts = output.shape.slice(0, -2);
  const [rows, columns] = output.shape.slice(-2);
  const table = new ChunkTable(counts);
  return {
    path,
    type: output.type,
    shape: [rows, columns],
    compression,
    table: table.descriptor,
    checksums: new SharedArrayBuffer(4 * table.length),
    end: new BigInt64Array(new SharedArrayBuffer(8)).fill(BigInt(start)).buffer as SharedArrayBuffer
  };
}
