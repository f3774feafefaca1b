import { closeSync, openSync, writeSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

import { pixelBytes } from '../../core/merlin/pixelFormat';
import type { Arena } from '../../kernels/arena';
import type { Kernels } from '../../kernels/kernels';
import { bslz4Bound } from '../../kernels/kernels';
import type { ConvertOptions } from '../../protocol/convert/convertOptions';
import { fileError } from '../../storage/fileErrors';
import { ChunkTable } from '../../storage/hdf5/chunkTable';
import type { ChunkFile } from './frameJob';

/** Finished chunks gather up to this size before they are written. */
const REGION_BYTES = 1 << 20;
const GZIP_LEVEL = 1;

/** Compresses frames that lie in the kernels' memory and writes them as chunks of one HDF5 file. */
export class ChunkWriter {
  constructor(
    private readonly file: ChunkFile,
    private readonly compression: ConvertOptions['compression'],
    private readonly kernels: Kernels,
    memory: ChunkWriterMemory
  ) {
    this.table = ChunkTable.from(file.table);
    this.checksums = new Uint32Array(file.checksums);
    this.end = new BigInt64Array(file.end);
    this.region = memory.region;
    this.regionBytes = memory.regionBytes;
    this.shuffled = memory.shuffled;
    this.scratch = memory.scratch;
    this.bytes = new Uint8Array(kernels.memory);
    try {
      this.handle = openSync(file.path, 'r+');
    } catch (cause) {
      throw fileError(cause, file.path, 'write');
    }
  }

  /** Takes the frame at byte `source` of the kernels' memory as chunk number `index`. */
  write(index: number, source: number): void {
    if (this.used + chunkBound(this.file) > this.regionBytes) {
      this.flush();
    }
    const at = this.region + this.used;
    const size = this.encode(source, at);
    this.checksums[index] = crc32(this.bytes.subarray(at, at + size));
    this.pending.push(index, this.used, size);
    this.used += size;
  }

  /** Writes what has gathered, at a place of the file that no other worker gets. */
  flush(): void {
    if (this.used === 0) {
      return;
    }
    const position = Number(Atomics.add(this.end, 0, BigInt(this.used)));
    this.writeAll(position);
    for (let i = 0; i < this.pending.length; i += 3) {
      this.table.set(this.pending[i], position + this.pending[i + 1], this.pending[i + 2]);
    }
    this.pending.length = 0;
    this.used = 0;
  }

  close(): void {
    closeSync(this.handle);
  }

  private encode(source: number, target: number): number {
    const width = pixelBytes(this.file.type);
    const pixels = this.file.shape[0] * this.file.shape[1];
    switch (this.compression) {
      case 'bitshuffle-lz4':
        return this.kernels.bitshuffleLz4(width, source, pixels, target, this.scratch);
      case 'gzip': {
        this.kernels.byteShuffle(width, source, pixels, this.shuffled);
        const packed = deflateSync(this.bytes.subarray(this.shuffled, this.shuffled + pixels * width), {
          level: GZIP_LEVEL
        });
        this.bytes.set(packed, target);
        return packed.length;
      }
      case 'none':
        this.bytes.copyWithin(target, source, source + pixels * width);
        return pixels * width;
    }
  }

  private writeAll(position: number): void {
    try {
      for (let done = 0; done < this.used;) {
        done += writeSync(this.handle, this.bytes, this.region + done, this.used - done, position + done);
      }
    } catch (cause) {
      throw fileError(cause, this.file.path, 'write');
    }
  }

  private readonly table: ChunkTable;
  private readonly checksums: Uint32Array;
  private readonly end: BigInt64Array;
  private readonly bytes: Uint8Array;
  private readonly region: number;
  private readonly regionBytes: number;
  private readonly shuffled: number;
  private readonly scratch: number;
  private readonly handle: number;
  /** Chunk number, place in the region, size: three entries a chunk */
  private readonly pending: number[] = [];
  private used = 0;
}

/** Where a ChunkWriter works in the kernels' memory. */
export interface ChunkWriterMemory {
  readonly region: number;
  readonly regionBytes: number;
  readonly shuffled: number;
  readonly scratch: number;
}

/** Reserves a writer's working memory. */
export function chunkWriterMemory(
  arena: Arena,
  file: ChunkFile,
  compression: ConvertOptions['compression'],
  scratch: number
): ChunkWriterMemory {
  const regionBytes = Math.max(REGION_BYTES, chunkBound(file));
  return {
    region: arena.take(regionBytes),
    regionBytes,
    shuffled: compression === 'gzip' ? arena.take(frameBytes(file)) : 0,
    scratch
  };
}

/** Largest size a chunk of this file can take, compressed in any way; deflate adds 5 bytes per 16 kB at worst. */
function chunkBound(file: ChunkFile): number {
  return bslz4Bound(frameBytes(file));
}

function frameBytes(file: ChunkFile): number {
  return file.shape[0] * file.shape[1] * pixelBytes(file.type);
}
