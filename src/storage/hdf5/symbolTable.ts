import { InputError } from '../../core/errors';
import type { FileBytes } from './fileBytes';
import { MESSAGE, readMessages } from './objectHeader';
import { readSuperblock } from './superblock';

const DEEPEST = 16;
const MOST_NODES = 1 << 16;
const SOFT_LINK = 2;

/** A member of a group. */
interface Entry {
  name: string;
  address: number;
  isSoftLink: boolean;
}

/** B-tree of a group's members and the heap of their names. */
interface SymbolTable {
  tree: number;
  names: DataView;
}

/**
 * Address of the object header behind a path such as `/Experiments/__unnamed__/data`, in groups of the old style (symbol
 * tables: HDF5 File Format Specification, III.A to III.D), which is what HDF5 and h5py write unless told otherwise.
 *
 * @throws InputError `E_HDF5_NO_OBJECT` when there is no such name; those of `readSuperblock` and `readMessages`
 */
export function findObject(file: FileBytes, path: string): number {
  let address = readSuperblock(file).root;
  let walked = '';
  for (const name of path.split('/').filter(part => part !== '')) {
    const found = entries(file, symbolTable(file, address, walked)).find(entry => entry.name === name);
    if (found === undefined) {
      throw new InputError(
        'E_HDF5_NO_OBJECT',
        `${file.path} has no ${path}: ${walked || '/'} does not contain "${name}".`
      );
    }
    address = objectOf(file, found);
    walked += `/${name}`;
  }
  return address;
}

/**
 * Members of a group, by name: addresses of their object headers. Soft links are left out.
 *
 * @param group address of the group's object header
 */
export function hardLinks(file: FileBytes, group: number): Map<string, number> {
  const hard = entries(file, symbolTable(file, group, '')).filter(({ isSoftLink }) => !isSoftLink);
  return new Map(hard.map(({ name, address }) => [name, address] as const));
}

function objectOf(file: FileBytes, { name, address, isSoftLink }: Entry): number {
  if (isSoftLink) {
    throw file.unsupported(`"${name}" is a soft link`);
  }
  return address;
}

function symbolTable(file: FileBytes, address: number, group: string): SymbolTable {
  const message = readMessages(file, address).find(({ type }) => type === MESSAGE.symbolTable);
  if (message === undefined || message.body.byteLength < 16) {
    throw file.unsupported(`${group || 'its root'} is a group of HDF5's newer format, or not a group`);
  }
  const heapAddress = Number(message.body.getBigUint64(8, true));
  const heap = file.read(heapAddress, 32, 'the names of a group');
  if (heap.getUint32(0, true) !== 0x50414548) {
    throw file.damaged(`there are no names of a group at byte ${heapAddress}`); // "HEAP"
  }
  const length = Number(heap.getBigUint64(8, true));
  const names = file.read(Number(heap.getBigUint64(24, true)), Math.min(length, file.size), 'the names of a group');
  return { tree: Number(message.body.getBigUint64(0, true)), names };
}

/** Walks the whole tree of a group: groups that matter here have few members. */
function entries(file: FileBytes, table: SymbolTable): Entry[] {
  const found: Entry[] = [];
  const waiting = [{ address: table.tree, depth: 0 }];
  for (let index = 0; index < waiting.length; index++) {
    const { address, depth } = waiting[index];
    if (depth > DEEPEST || waiting.length > MOST_NODES) {
      throw file.damaged('the tree of a group does not end');
    }
    const head = file.read(address, 8, 'a node of a group');
    if (head.getUint32(0, true) === 0x444f4e53) {
      found.push(...entriesOfLeaf(file, table, address, head.getUint16(6, true))); // "SNOD"
    } else if (head.getUint32(0, true) === 0x45455254 && head.getUint8(4) === 0) {
      const used = head.getUint16(6, true); // "TREE" of type 0: key, child, key, child, ..., key
      const children = file.read(address + 24, used * 16 + 8, 'a node of a group');
      for (let child = 0; child < used; child++) {
        waiting.push({ address: Number(children.getBigUint64(child * 16 + 8, true)), depth: depth + 1 });
      }
    } else {
      throw file.damaged(`there is no node of a group at byte ${address}`);
    }
  }
  return found;
}

function entriesOfLeaf(file: FileBytes, { names }: SymbolTable, node: number, count: number): Entry[] {
  const leaf = file.read(node + 8, count * 40, 'a node of a group');
  return Array.from({ length: count }, (_, index) => ({
    name: nameAt(file, names, Number(leaf.getBigUint64(index * 40, true))),
    address: Number(leaf.getBigUint64(index * 40 + 8, true)),
    isSoftLink: leaf.getUint32(index * 40 + 16, true) === SOFT_LINK
  }));
}

function nameAt(file: FileBytes, names: DataView, offset: number): string {
  if (offset >= names.byteLength) {
    throw file.damaged('a name of a group lies outside its heap');
  }
  const bytes = new Uint8Array(names.buffer, names.byteOffset + offset);
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}
