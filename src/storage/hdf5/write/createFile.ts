import type { FileBytes } from '../fileBytes';
import { withFileBytes } from '../fileBytes';
import { MESSAGE, readMessages, rewriteBody } from '../objectHeader';
import { SUPERBLOCK_BYTES, readSuperblock, superblock, writeEndOfFile } from '../superblock';
import { findObject, readMembers } from '../symbolTable';
import { placeMembers } from './members';
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
 * Makes an HDF5 file of one that holds the chunks of its `placed` datasets already, between the superblock and `start`,
 * where its structure begins.
 *
 * @throws InputError of the file system
 */
export function completeReserved(path: string, root: GroupNode, start: number): void {
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

/**
 * Appends groups and datasets to a file made by `createFile`, which may have grown since, and enters them in one of its groups;
 * what has the same name there is replaced.
 *
 * @param group path in the file: `/` for the root
 * @throws InputError those of `findObject` and `readMembers` when the file is not as it was made; of the file system
 */
export function appendToGroup(path: string, group: string, nodes: GroupNode['members']): void {
  withFileBytes(path, 'r+', file => {
    const { version } = readSuperblock(file);
    const address = findObject(file, group);
    const table = tableOf(file, address);
    const start = Math.ceil(file.size / 8) * 8;
    const structure = new Structure(start);
    const members = readMembers(file, address);
    Object.entries(nodes).forEach(([name, node]) => members.set(name, placeNode(structure, node)));
    const entered = placeMembers(structure, members);
    file.write(start, structure.finish());
    writeEndOfFile(file, version, file.size);
    rewriteBody(file, table, entered);
  });
}

function tableOf(file: FileBytes, group: number): ReturnType<typeof readMessages>[number] {
  const table = readMessages(file, group).find(({ type }) => type === MESSAGE.symbolTable);
  if (table === undefined) {
    throw file.unsupported("it has a group of HDF5's newer format");
  }
  return table;
}
