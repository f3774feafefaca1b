import type { ChunkTable } from './chunkTable';

/** Children of a full node: twice the K of 32 that superblock 0 implies for chunk B-trees. */
const CHILDREN = 64;
const NODE_HEAD = 24;
const TREE = 0x45455254; // "TREE"
const NO_SIBLING = 0xffffffff;

/** Where chunks lie and how they are cut: chunk (i, j) of [scanY, scanX, detY, detX] is one frame. */
export interface ChunkGrid {
  shape: readonly number[];
  /** Shape of one chunk */
  chunk: readonly number[];
}

/** Bytes of a key: chunk size, filter mask, one offset per dimension and one for the bytes of an element. */
export function keyBytes(rank: number): number {
  return 8 + 8 * (rank + 1);
}

/** Chunks along every dimension. */
export function gridCounts({ shape, chunk }: ChunkGrid): number[] {
  return shape.map((size, dimension) => Math.ceil(size / chunk[dimension]));
}

/**
 * A complete version 1 B-tree of node type 1 (raw data chunks; HDF5 File Format Specification, III.A.1), built bottom up,
 * all nodes of full size, leaves first.
 *
 * Keys ascend in row-major order; the last key of a node is the first of its right neighbour, that of the last node one
 * row of chunks past the end.
 *
 * @param address where in the file the first byte of the result will stand
 * @returns the nodes and the address of the root, or undefined when the table holds no chunk at all
 */
export function buildChunkTree(
  table: ChunkTable,
  grid: ChunkGrid,
  address: number
): { bytes: Uint8Array; root: number } | undefined {
  const present = presentChunks(table);
  if (present.length === 0) {
    return undefined;
  }
  const nodesPerLevel = levels(present.length);
  const rank = grid.shape.length;
  const nodeBytes = NODE_HEAD + CHILDREN * 8 + (CHILDREN + 1) * keyBytes(rank);
  const total = nodesPerLevel.reduce((sum, nodes) => sum + nodes, 0);
  const bytes = new Uint8Array(total * nodeBytes);
  const view = new DataView(bytes.buffer);
  const writeKey = keyWriter(view, table, grid);
  let levelStart = address;
  let childrenStart = 0;
  /** Chunks below one child of the level at hand */
  let chunksPerChild = 1;
  nodesPerLevel.forEach((nodes, level) => {
    const children = level === 0 ? present.length : nodesPerLevel[level - 1];
    for (let node = 0; node < nodes; node++) {
      const at = levelStart - address + node * nodeBytes;
      const first = node * CHILDREN;
      const used = Math.min(CHILDREN, children - first);
      view.setUint32(at, TREE, true);
      view.setUint8(at + 4, 1);
      view.setUint8(at + 5, level);
      view.setUint16(at + 6, used, true);
      setAddress(view, at + 8, node === 0 ? undefined : levelStart + (node - 1) * nodeBytes);
      setAddress(view, at + 16, node === nodes - 1 ? undefined : levelStart + (node + 1) * nodeBytes);
      let entry = at + NODE_HEAD;
      for (let child = first; child < first + used; child++) {
        const chunk = present[child * chunksPerChild];
        writeKey(entry, chunk);
        setAddress(
          view,
          entry + keyBytes(rank),
          level === 0 ? table.offsets[chunk] : childrenStart + child * nodeBytes
        );
        entry += keyBytes(rank) + 8;
      }
      writeKey(entry, present[(first + used) * chunksPerChild]);
    }
    childrenStart = levelStart;
    levelStart += nodes * nodeBytes;
    chunksPerChild *= CHILDREN;
  });
  return { bytes, root: childrenStart };
}

function presentChunks(table: ChunkTable): Uint32Array {
  const present = new Uint32Array(table.length);
  let count = 0;
  for (let index = 0; index < table.length; index++) {
    if (table.sizes[index] > 0) {
      present[count++] = index;
    }
  }
  return present.subarray(0, count);
}

/** Nodes per level, leaves first, until one node is left. */
function levels(chunks: number): number[] {
  const nodes = [Math.ceil(chunks / CHILDREN)];
  while (nodes[nodes.length - 1] > 1) {
    nodes.push(Math.ceil(nodes[nodes.length - 1] / CHILDREN));
  }
  return nodes;
}

/** Writes the key of a chunk, or for undefined the key past the last chunk. */
function keyWriter(
  view: DataView,
  table: ChunkTable,
  grid: ChunkGrid
): (at: number, index: number | undefined) => void {
  const counts = gridCounts(grid);
  return (at, index) => {
    if (index === undefined) {
      view.setUint32(at + 8, counts[0] * grid.chunk[0], true);
      return;
    }
    view.setUint32(at, table.sizes[index], true);
    let rest = index;
    for (let dimension = counts.length - 1; dimension >= 0; dimension--) {
      view.setUint32(at + 8 + 8 * dimension, (rest % counts[dimension]) * grid.chunk[dimension], true);
      rest = Math.floor(rest / counts[dimension]);
    }
  };
}

/** 64-bit address from a number: two halves are many times faster than a BigInt. */
function setAddress(view: DataView, at: number, address: number | undefined): void {
  view.setUint32(at, address === undefined ? NO_SIBLING : address >>> 0, true);
  view.setUint32(at + 4, address === undefined ? NO_SIBLING : Math.floor(address / 2 ** 32), true);
}
