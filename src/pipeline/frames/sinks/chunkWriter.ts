import { closeSync, writeSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

import type { CountType } from '../../../core/merlin/pixelFormat';
import type { Arena } from '../../../kernels/arena';
import type { Kernels } from '../../../kernels/kernels';
import { bslz4Bound, SCRATCH_BYTES } from '../../../kernels/kernels';
import { fileError } from '../../../storage/fileErrors';
import type { ChunkTableDescriptor } from '../../../storage/hdf5/chunkTable';
import { ChunkTable } from '../../../storage/hdf5/chunkTable';
import type { ChunkCompression } from '../../../storage/hdf5/filterPipeline';
import { openRegularSync } from '../../../storage/regularFile';
import { frameBytes, pixelsOf, widthOf } from '../frameForm';

/** Finished chunks gather up to this size before they are written. */
const REGION_BYTES = 1 << 20;
const GZIP_LEVEL = 1;

/** An HDF5 file that threads write chunks into, one frame each. */
export interface ChunkFile {
  readonly path: string;
  readonly type: CountType;
  /** Rows and columns of a chunk */
  readonly shape: readonly [rows: number, columns: number];
  readonly compression: ChunkCompression;
  readonly table: ChunkTableDescriptor;
  /** CRC-32 of every chunk as it is stored, uint32 */
  readonly checksums: SharedArrayBuffer;
  /** Next free byte of the file, one BigInt64 shared by all threads */
  readonly end: SharedArrayBuffer;
}

/** Compresses frames that lie in the kernels' memory and writes them as chunks of one HDF5 file, for one thread. */
export class ChunkWriter {
  constructor(
    private readonly file: ChunkFile,
    arena: Arena
  ) {
    this.table = ChunkTable.from(file.table);
    this.checksums = new Uint32Array(file.checksums);
    this.end = new BigInt64Array(file.end);
    this.regionBytes = Math.max(REGION_BYTES, chunkBound(file));
    this.region = arena.take(this.regionBytes);
    this.shuffled = arena.take(file.compression === 'gzip' ? frameBytes(file) : 0);
    this.scratch = arena.take(SCRATCH_BYTES);
  }

  /** @throws InputError when the file cannot be written */
  begin(kernels: Kernels): void {
    this.kernels = kernels;
    this.bytes = new Uint8Array(kernels.memory);
    try {
      this.handle = openRegularSync(this.file.path, { mode: 'r+', links: 'refused' });
    } catch (cause) {
      throw fileError(cause, this.file.path, 'write');
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
    if (this.handle !== undefined) {
      closeSync(this.handle);
    }
  }

  private encode(source: number, target: number): number {
    const width = widthOf(this.file);
    const pixels = pixelsOf(this.file);
    switch (this.file.compression) {
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
    const handle = this.handle as number;
    try {
      for (let done = 0; done < this.used;) {
        done += writeSync(handle, this.bytes, this.region + done, this.used - done, position + done);
      }
    } catch (cause) {
      throw fileError(cause, this.file.path, 'write');
    }
  }

  private readonly table: ChunkTable;
  private readonly checksums: Uint32Array;
  private readonly end: BigInt64Array;
  private readonly region: number;
  private readonly regionBytes: number;
  private readonly shuffled: number;
  private readonly scratch: number;
  private kernels!: Kernels;
  private bytes!: Uint8Array;
  private handle?: number;
  /** Chunk number, place in the region, size: three entries a chunk */
  private readonly pending: number[] = [];
  private used = 0;
}

/** Largest size a chunk of this file can take, compressed in any way; deflate adds 5 bytes per 16 kB at worst. */
function chunkBound(file: ChunkFile): number {
  return bslz4Bound(frameBytes(file));
}
