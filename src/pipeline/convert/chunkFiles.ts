import { closeSync, openSync, statSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';

import { createHyperSpyFile } from '../../storage/hdf5/hyperspyFile';
import type { HyperSpySpec } from '../../storage/hdf5/hyperspyFile';
import { ChunkTable } from '../../storage/hdf5/chunkIndex';
import type { ChunkFile } from '../frames/frameJob';
import type { OutputShape } from './outputFiles';
import { discard, partialName } from './partialFile';

/** Room kept for the structure of a file whose frames are written before it. */
const HEAD_BYTES = 1 << 18;
/** Smaller acquisitions are not worth the room. */
const WORTH_ROOM = 64 << 20;
/** No structure takes more bytes than this for every character of its metadata, beyond what an empty one takes. */
const BYTES_PER_CHARACTER = 8;
const EMPTY_HEAD_BYTES = 1 << 16;

/** An HDF5 file of a conversion, before it has frames. */
export interface FileToBegin {
  readonly path: string;
  readonly output: OutputShape;
  readonly spec: HyperSpySpec;
}

export interface BegunFiles {
  readonly files: ChunkFile[];
  /** Completes the structure of the files; may go on while frames are written into them */
  writeHeads(): Promise<void>;
}

/**
 * Makes files ready for frames. The structure of an HDF5 file takes a tenth of a second to make: for large acquisitions
 * room is kept for it, so that workers need not wait.
 *
 * @param bytes raw data to come
 */
export async function beginFiles(files: readonly FileToBegin[], bytes: number): Promise<BegunFiles> {
  if (bytes < WORTH_ROOM || !files.every(fitsRoom)) {
    const begun = [];
    for (const { path, output, spec } of files) {
      await createHyperSpyFile(path, spec);
      begun.push(chunkFile(path, output, statSync(path).size));
    }
    return { files: begun, writeHeads: async () => undefined };
  }
  return {
    files: files.map(({ path, output }) => {
      closeSync(openSync(path, 'w'));
      return chunkFile(path, output, HEAD_BYTES);
    }),
    writeHeads: async () => {
      for (const { path, spec } of files) {
        await writeHead(path, spec);
      }
    }
  };
}

function fitsRoom({ spec }: FileToBegin): boolean {
  const characters = JSON.stringify([spec.signal, spec.original]).length;
  return EMPTY_HEAD_BYTES + BYTES_PER_CHARACTER * characters < HEAD_BYTES;
}

/** HDF5 replaces the file it creates, so the structure is made beside the file and copied to its beginning. */
async function writeHead(path: string, spec: HyperSpySpec): Promise<void> {
  const beside = partialName(path);
  try {
    await createHyperSpyFile(beside, spec);
    const head = await readFile(beside);
    if (head.length > HEAD_BYTES) {
      throw new RangeError(`The structure of ${path} takes ${head.length} bytes, more than the room kept for it.`);
    }
    const handle = await open(path, 'r+');
    try {
      await handle.write(head, 0, head.length, 0);
    } finally {
      await handle.close();
    }
  } finally {
    await discard(beside);
  }
}

/** @param start byte with which chunks begin */
function chunkFile(path: string, output: OutputShape, start: number): ChunkFile {
  const counts = output.shape.slice(0, -2);
  const [rows, columns] = output.shape.slice(-2);
  const table = new ChunkTable(counts);
  return {
    path,
    factor: Math.max(output.navFactor, output.sigFactor),
    type: output.type,
    shape: [rows, columns],
    table: table.descriptor,
    checksums: new SharedArrayBuffer(4 * table.length),
    end: new BigInt64Array(new SharedArrayBuffer(8)).fill(BigInt(start)).buffer as SharedArrayBuffer
  };
}
