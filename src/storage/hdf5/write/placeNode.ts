import { ChunkTable } from '../chunkTable';
import type { ChunkGrid } from '../chunkTree';
import { buildChunkTree } from '../chunkTree';
import { filterMessage } from '../filterPipeline';
import { heapCollection } from '../globalHeap';
import { MESSAGE } from '../objectHeader';
import { UNDEFINED_ADDRESS } from '../superblock';
import { TEXT } from './elementType';
import { placeMembers } from './members';
import type { DatasetNode, GroupNode } from './node';
import type { Message } from './headerMessages';
import { attribute, dataspace, objectHeader } from './headerMessages';
import type { Structure } from './structure';

const CONTIGUOUS = 1;
const CHUNKED = 2;
const VIRTUAL = 3;
/** When HDF5 reserves room for elements that are written later: when they are first written, or chunk by chunk. */
const ALLOCATED = { late: 2, chunkwise: 3 } as const;

/** Places a group or dataset with all it contains; returns the address of its object header. */
export function placeNode(structure: Structure, node: GroupNode | DatasetNode): number {
  return node.kind === 'group' ? placeGroup(structure, node) : placeDataset(structure, node);
}

function placeGroup(structure: Structure, { attributes, members }: GroupNode): number {
  const places = new Map(Object.entries(members).map(([name, member]) => [name, placeNode(structure, member)]));
  return structure.place(
    objectHeader([
      { type: MESSAGE.symbolTable, bytes: placeMembers(structure, places) },
      ...Object.entries(attributes).map(([name, value]) => attribute(name, value))
    ])
  );
}

function placeDataset(structure: Structure, node: DatasetNode): number {
  const { type, shape, storage } = node;
  const isChunked = storage.kind !== 'row' && storage.kind !== 'texts';
  const filters = 'filters' in storage ? storage.filters : [];
  const messages: Message[] = [
    { type: MESSAGE.dataspace, bytes: dataspace(shape) },
    { type: MESSAGE.datatype, bytes: type.message },
    { type: MESSAGE.fillValue, bytes: fillValue(isChunked ? ALLOCATED.chunkwise : ALLOCATED.late) },
    { type: MESSAGE.layout, bytes: placeElements(structure, node) }
  ];
  if (filters.length > 0) {
    messages.push({ type: MESSAGE.filters, bytes: filterMessage(filters) });
  }
  return structure.place(objectHeader(messages));
}

/** Places the elements of a dataset; returns its layout message (HDF5 File Format Specification, IV.A.2.i). */
function placeElements(structure: Structure, { type, shape, storage }: DatasetNode): Uint8Array {
  switch (storage.kind) {
    case 'row':
      return contiguous(storage.bytes.length === 0 ? undefined : structure.place(storage), storage.bytes.length);
    case 'texts': {
      const bytes = new Uint8Array(TEXT.bytes * storage.texts.length);
      const texts = storage.texts.map((text, index) => ({ at: TEXT.bytes * index, text }));
      return contiguous(structure.place({ bytes, texts }), bytes.length);
    }
    case 'chunk': {
      const table = new ChunkTable(shape.map(() => 1));
      table.set(0, structure.place(storage), storage.bytes.length);
      return chunked(placeTree(structure, table, { shape, chunk: shape }), shape, type.bytes);
    }
    case 'placed': {
      const { chunk, table } = storage;
      return chunked(placeTree(structure, table, { shape, chunk }), chunk, type.bytes);
    }
    case 'virtual':
      return virtual(structure.place({ bytes: heapCollection([storage.block]) }));
  }
}

/** The root of the tree of a dataset whose chunks have their places: behind its leaves, where there are more than one. */
function placeTree(structure: Structure, table: ChunkTable, grid: ChunkGrid): number | undefined {
  const tree = buildChunkTree(table, grid, structure.next);
  if (tree) {
    structure.place(tree);
  }
  return tree?.root;
}

function contiguous(address: number | undefined, length: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(18));
  view.setUint8(0, 3);
  view.setUint8(1, CONTIGUOUS);
  setAddress(view, 2, address);
  view.setBigUint64(10, BigInt(length), true);
  return new Uint8Array(view.buffer);
}

/** The last "dimension" of a chunk is the size of an element. */
function chunked(tree: number | undefined, chunk: readonly number[], elementBytes: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(11 + 4 * (chunk.length + 1)));
  view.setUint8(0, 3);
  view.setUint8(1, CHUNKED);
  view.setUint8(2, chunk.length + 1);
  setAddress(view, 3, tree);
  [...chunk, elementBytes].forEach((size, dimension) => view.setUint32(11 + 4 * dimension, size, true));
  return new Uint8Array(view.buffer);
}

/** Version 4, class 3: the mapping is object 1 of a collection of the global heap. */
function virtual(collection: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(14));
  view.setUint8(0, 4);
  view.setUint8(1, VIRTUAL);
  setAddress(view, 2, collection);
  view.setUint32(10, 1, true);
  return new Uint8Array(view.buffer);
}

/** Fill value, version 2 (IV.A.2.f): written where it was set, and it is the default, zero. */
function fillValue(allocated: number): Uint8Array {
  return Uint8Array.of(2, allocated, 2, 1, 0, 0, 0, 0);
}

function setAddress(view: DataView, at: number, address: number | undefined): void {
  view.setBigUint64(at, address === undefined ? UNDEFINED_ADDRESS : BigInt(address), true);
}
