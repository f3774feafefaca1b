/** What a worker thread needs to share a chunk table: post it, then `ChunkTable.from(descriptor)`. */
export interface ChunkTableDescriptor {
  counts: number[];
  offsets: SharedArrayBuffer;
  sizes: SharedArrayBuffer;
}

/**
 * Where every chunk of a dataset lies in its file, filled by several threads at once: each chunk is set once, by one thread.
 *
 * Chunks are numbered in row-major order of the chunk grid. Size 0 means that the chunk is absent and reads as zeros.
 */
export class ChunkTable {
  /** Position of each chunk in the file, in bytes; whole numbers, exact up to 2^53 */
  readonly offsets: Float64Array;
  /** Bytes of each chunk; 0 for an absent one */
  readonly sizes: Uint32Array;

  /** @param counts chunks per dimension; trailing dimensions of one chunk may be left out: [scanY, scanX] for frames */
  constructor(
    readonly counts: readonly number[],
    shared?: Pick<ChunkTableDescriptor, 'offsets' | 'sizes'>
  ) {
    const chunks = counts.reduce((product, count) => product * count, 1);
    this.offsets = new Float64Array(shared?.offsets ?? new SharedArrayBuffer(8 * chunks));
    this.sizes = new Uint32Array(shared?.sizes ?? new SharedArrayBuffer(4 * chunks));
    if (this.offsets.length !== chunks || this.sizes.length !== chunks) {
      throw new RangeError(`The shared arrays do not hold ${chunks} chunks.`);
    }
  }

  static from({ counts, ...shared }: ChunkTableDescriptor): ChunkTable {
    return new ChunkTable(counts, shared);
  }

  get descriptor(): ChunkTableDescriptor {
    return {
      counts: [...this.counts],
      offsets: this.offsets.buffer as SharedArrayBuffer,
      sizes: this.sizes.buffer as SharedArrayBuffer
    };
  }

  /** Number of chunks, absent ones included. */
  get length(): number {
    return this.sizes.length;
  }

  set(index: number, offset: number, size: number): void {
    this.offsets[index] = offset;
    this.sizes[index] = size;
  }
}
