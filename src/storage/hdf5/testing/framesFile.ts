import { closeSync, openSync, rmSync, writeSync } from 'node:fs';

import { ChunkTable } from '../chunkTable';
import type { HyperSpySpec } from '../hyperspyFile';
import { completeHyperSpyFile } from '../hyperspyFile';
import { SUPERBLOCK_BYTES } from '../superblock';
import { createReserved } from '../write/createFile';
import type { GroupNode } from '../write/node';

/** Axes of a scan that says nothing of itself. */
export function plainSpec(
  shape: number[],
  type: HyperSpySpec['type'],
  changes: Partial<HyperSpySpec> = {}
): HyperSpySpec {
  const axes = shape.map((size, index) => ({ scale: 1, offset: 0, size, navigate: index < shape.length - 2 }));
  return { shape, type, axes, compression: 'none', signal: {}, original: {}, ...changes };
}

/**
 * A file as a conversion leaves it: chunks one after another, then the structure. A file of that name is replaced.
 *
 * @param chunks as they are stored; undefined or missing: no chunk is there
 */
export function writeFrames(
  path: string,
  spec: HyperSpySpec,
  chunks: readonly (Uint8Array | undefined)[] = [],
  others?: GroupNode['members']
): ChunkTable {
  rmSync(path, { force: true });
  createReserved(path);
  const table = new ChunkTable(spec.shape.slice(0, -2));
  const file = openSync(path, 'r+');
  let end = SUPERBLOCK_BYTES;
  chunks.forEach((chunk, index) => {
    if (chunk) {
      writeSync(file, chunk, 0, chunk.length, end);
      table.set(index, end, chunk.length);
      end += chunk.length;
    }
  });
  closeSync(file);
  completeHyperSpyFile(path, spec, table, end, others);
  return table;
}
