import type { Structure } from './structure';

/** Entries of a full leaf and children of a full node: twice the K of 4 and 16 that superblocks written here state. */
const LEAF_ENTRIES = 8;
const CHILDREN = 32;

const LEAF_HEAD = 8;
const ENTRY_BYTES = 40;
const NODE_HEAD = 24;
const NODE_BYTES = NODE_HEAD + 8 * (2 * CHILDREN + 1);
const NO_SIBLING = 0xffffffffffffffffn;
/** What the head of a heap says when nothing in it is free. */
const NOTHING_FREE = 1n;

/** A part of a group's tree: where it stands, and where in the heap its last name does. */
interface Branch {
  address: number;
  lastName: number;
}

/**
 * Places the table of a group's members, old style (HDF5 File Format Specification, III.A.1, III.C, III.D): names in a local heap, entries
 * in leaves in the order of the names' bytes, leaves in a tree whose keys are the last name left of them.
 *
 * @param members address of the object header behind each name
 * @returns the symbol table message of the group
 */
export function placeMembers(structure: Structure, members: ReadonlyMap<string, number>): Uint8Array {
  const sorted = [...members]
    .map(([name, address]) => ({ name: Buffer.from(name), address }))
    .sort((a, b) => Buffer.compare(a.name, b.name));
  const { heap, offsets } = placeNames(structure, sorted);
  let branches: Branch[] = [];
  for (let first = 0; first < sorted.length; first += LEAF_ENTRIES) {
    const some = sorted.slice(first, first + LEAF_ENTRIES);
    const bytes = leaf(some.map(({ address }, index) => ({ address, name: offsets[first + index] })));
    branches.push({ address: structure.place({ bytes }), lastName: offsets[first + some.length - 1] });
  }
  let level = 0;
  do {
    branches = placeLevel(structure, branches, level++);
  } while (branches.length > 1);
  return new Uint8Array(BigUint64Array.of(BigInt(branches[0].address), BigInt(heap)).buffer);
}

/** The names, each ended by a NUL and padded to 8 bytes; the empty name stands first. */
function placeNames(
  structure: Structure,
  members: readonly { name: Uint8Array }[]
): { heap: number; offsets: number[] } {
  const offsets: number[] = [];
  let length = 8;
  for (const { name } of members) {
    offsets.push(length);
    length += Math.ceil((name.length + 1) / 8) * 8;
  }
  const names = new Uint8Array(length);
  members.forEach(({ name }, index) => names.set(name, offsets[index]));
  const data = structure.place({ bytes: names });
  const head = new DataView(new ArrayBuffer(32));
  head.setUint32(0, 0x50414548, true); // "HEAP"
  head.setBigUint64(8, BigInt(length), true);
  head.setBigUint64(16, NOTHING_FREE, true);
  head.setBigUint64(24, BigInt(data), true);
  return { heap: structure.place({ bytes: new Uint8Array(head.buffer) }), offsets };
}

function leaf(entries: readonly { address: number; name: number }[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(LEAF_HEAD + LEAF_ENTRIES * ENTRY_BYTES));
  view.setUint32(0, 0x444f4e53, true); // "SNOD"
  view.setUint8(4, 1);
  view.setUint16(6, entries.length, true);
  entries.forEach(({ address, name }, index) => {
    view.setBigUint64(LEAF_HEAD + index * ENTRY_BYTES, BigInt(name), true);
    view.setBigUint64(LEAF_HEAD + index * ENTRY_BYTES + 8, BigInt(address), true);
  });
  return new Uint8Array(view.buffer);
}

/** Nodes over the branches of the level below; a group without members has one empty node. */
function placeLevel(structure: Structure, below: readonly Branch[], level: number): Branch[] {
  const nodes = Math.max(1, Math.ceil(below.length / CHILDREN));
  // Nodes name their neighbours, so their addresses have to be known beforehand: they are placed as one part
  const view = new DataView(new ArrayBuffer(nodes * NODE_BYTES));
  const start = structure.place({ bytes: new Uint8Array(view.buffer) });
  return Array.from({ length: nodes }, (_, node) => {
    const at = node * NODE_BYTES;
    const children = below.slice(node * CHILDREN, (node + 1) * CHILDREN);
    view.setUint32(at, 0x45455254, true); // "TREE"
    view.setUint8(at + 5, level);
    view.setUint16(at + 6, children.length, true);
    view.setBigUint64(at + 8, node === 0 ? NO_SIBLING : BigInt(start + at - NODE_BYTES), true);
    view.setBigUint64(at + 16, node === nodes - 1 ? NO_SIBLING : BigInt(start + at + NODE_BYTES), true);
    view.setBigUint64(at + NODE_HEAD, BigInt(node === 0 ? 0 : below[node * CHILDREN - 1].lastName), true);
    children.forEach(({ address, lastName }, index) => {
      view.setBigUint64(at + NODE_HEAD + 8 + 16 * index, BigInt(address), true);
      view.setBigUint64(at + NODE_HEAD + 16 + 16 * index, BigInt(lastName), true);
    });
    return { address: start + at, lastName: children.at(-1)?.lastName ?? 0 };
  });
}
