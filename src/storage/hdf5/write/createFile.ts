import { closeSync } from 'node:fs';

import { fileError } from '../../fileErrors';
import { openRegularSync } from '../../regularFile';
import { withFileBytes } from '../fileBytes';
import { SUPERBLOCK_BYTES, superblock } from '../superblock';
import type { GroupNode } from './node';
import { placeNode } from './placeNode';
import { Structure } from './structure';

/**
 * Writes an HDF5 file in the oldest format that holds its contents, as h5py does by default: superblock 0, groups of the old style,
 * object headers without checksums.
 *
 * @param path replaced when it exists
 * @throws InputError of the file system
 */
export function createFile(path: string, root: GroupNode): void {
  const { head, body } = structureOf(root, SUPERBLOCK_BYTES);
  withFileBytes(path, 'w', file => file.write(0, Buffer.concat([head, body])));
}

/**
 * Makes a file for chunks, which are written behind the place of the superblock, and which `completeReserved` makes an HDF5 file of.
 *
 * @throws InputError of the file system, also where the file exists
 */
export function createReserved(path: string): void {
  try {
    closeSync(openRegularSync(path, { mode: 'wx' }));
  } catch (cause) {
    throw fileError(cause, path, 'write');
  }
}

/**
 * Makes an HDF5 file of one that holds the chunks of its `placed` datasets already: its structure is written once, behind them, and the
 * superblock last.
 *
 * @param end byte behind the last chunk
 * @throws InputError of the file system
 */
export function completeReserved(path: string, root: GroupNode, end: number): void {
  const start = Math.ceil(end / 8) * 8;
  const { head, body } = structureOf(root, start);
  withFileBytes(path, 'r+', file => {
    file.write(start, body);
    file.write(0, head);
  });
}

function structureOf(root: GroupNode, start: number): { head: Uint8Array; body: Uint8Array } {
  const structure = new Structure(start);
  const address = placeNode(structure, root);
  const body = structure.finish();
  return { head: superblock(address, start + body.length), body };
}
