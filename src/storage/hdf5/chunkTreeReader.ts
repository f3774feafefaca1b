import type { ChunkPlace } from './chunkPlace';
import { chunkPlace } from './chunkPlace';
import type { ChunkGrid } from './chunkTree';
import { gridCounts, keyBytes } from './chunkTree';
import type { FileBytes } from './fileBytes';
import { UNDEFINED_ADDRESS } from './superblock';

/** One node of the tree: position of its keys and children. */
interface Node {
  level: number;
  used: number;
  /** key, child, key, child, ..., key */
  entries: DataView;
}

const HIGHEST_LEVEL = 12;

/**
 * Reads a version 1 B-tree of chunks (HDF5 File Format Specification, III.A.1). Every address is checked against the
 * file, every key against the grid, and levels must fall by one, so a damaged tree ends with `E_HDF5_DAMAGED`.
 */
export class ChunkTreeReader {
  private readonly counts: number[];
  private readonly keyBytes: number;
  private readonly chunks: number;

  constructor(
    private readonly file: FileBytes,
    private readonly grid: ChunkGrid,
    private readonly root: number | undefined
  ) {
    this.counts = gridCounts(grid);
    this.keyBytes = keyBytes(grid.shape.length);
    this.chunks = this.counts.reduce((product, count) => product * count, 1);
  }

  /** Looks one chunk up: one node per level is read. Undefined for an absent chunk, which reads as zeros. */
  find(index: number): ChunkPlace | undefined {
    if (!(index >= 0 && index < this.chunks)) {
      throw new RangeError(`There is no chunk ${index}: the dataset has ${this.chunks}.`);
    }
    let address = this.root;
    let expected: number | undefined;
    while (address !== undefined) {
      const node: Node = this.readNode(address, expected);
      const entry = this.lastNotAfter(node, index);
      if (entry < 0) {
        return undefined;
      }
      if (node.level === 0) {
        return this.keyIndex(node, entry) === index ? this.place(node, entry) : undefined;
      }
      address = this.child(node, entry);
      expected = node.level - 1;
    }
    return undefined;
  }

  /** Visits every chunk of the file. */
  forEach(visit: (index: number, place: ChunkPlace) => void): void {
    if (this.root !== undefined) {
      this.walk(this.root, undefined, { left: this.chunks }, visit);
    }
  }

  private walk(
    address: number,
    expected: number | undefined,
    budget: { left: number },
    visit: (index: number, place: ChunkPlace) => void
  ): void {
    const node = this.readNode(address, expected);
    for (let entry = 0; entry < node.used; entry++) {
      if (node.level > 0) {
        this.walk(this.child(node, entry), node.level - 1, budget, visit);
        continue;
      }
      if (budget.left-- === 0) {
        throw this.file.damaged('its chunk index lists more chunks than there can be');
      }
      visit(this.keyIndex(node, entry), this.place(node, entry));
    }
  }

  private readNode(address: number, expected: number | undefined): Node {
    const head = this.file.read(address, 8, 'a node of the chunk index');
    const level = head.getUint8(5);
    const used = head.getUint16(6, true);
    if (head.getUint32(0, true) !== 0x45455254 || head.getUint8(4) !== 1) {
      throw this.file.damaged(`there is no node of the chunk index at byte ${address}`); // "TREE" of type 1
    }
    if (level > HIGHEST_LEVEL || (expected !== undefined && level !== expected)) {
      throw this.file.damaged(`the chunk index has a node of level ${level} in the wrong place`);
    }
    // Only the root of a dataset without chunks may be empty
    if (used === 0 && expected !== undefined) {
      throw this.file.damaged('the chunk index has an empty node');
    }
    const entries = this.file.read(
      address + 24,
      used * (this.keyBytes + 8) + this.keyBytes,
      'a node of the chunk index'
    );
    return { level, used, entries };
  }

  /** Last entry of a node whose key is not after the chunk; -1 when there is none. */
  private lastNotAfter(node: Node, index: number): number {
    let low = 0;
    let high = node.used;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.keyIndex(node, middle) <= index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** Number of the chunk a key stands for. */
  private keyIndex({ entries }: Node, entry: number): number {
    let at = entry * (this.keyBytes + 8) + 8;
    let index = 0;
    for (let dimension = 0; dimension < this.counts.length; dimension++, at += 8) {
      const position = entries.getUint32(at, true) / this.grid.chunk[dimension];
      if (entries.getUint32(at + 4, true) !== 0 || !Number.isInteger(position) || position >= this.counts[dimension]) {
        throw this.file.damaged('the chunk index names a chunk that cannot exist');
      }
      index = index * this.counts[dimension] + position;
    }
    return index;
  }

  private child({ entries }: Node, entry: number): number {
    const address = entries.getBigUint64(entry * (this.keyBytes + 8) + this.keyBytes, true);
    if (address === UNDEFINED_ADDRESS) {
      throw this.file.damaged('the chunk index points nowhere');
    }
    return Number(address);
  }

  private place(node: Node, entry: number): ChunkPlace {
    const key = entry * (this.keyBytes + 8);
    const offset = this.child(node, entry);
    return chunkPlace(this.file, offset, node.entries.getUint32(key, true), node.entries.getUint32(key + 4, true));
  }
}
