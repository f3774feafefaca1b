import { closeSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';

import { InputError } from '../../../core/errors';
import type { Arena } from '../../../kernels/arena';
import type { Kernels } from '../../../kernels/kernels';
import { bslz4Bound } from '../../../kernels/kernels';
import { fileError } from '../../../storage/fileErrors';
import { openRegularSync } from '../../../storage/regularFile';
import type { ChunkTableDescriptor } from '../../../storage/hdf5/chunkIndex';
import { ChunkTable } from '../../../storage/hdf5/chunkIndex';
import type { FrameForm } from '../frameForm';
import { frameBytes } from '../frameForm';
import type { Tile } from '../tiles';
import { ChunkUnpacker } from './chunkUnpacker';
import { FrameRing } from './frameRing';
import type { FrameNeeds, FrameSource, Visit } from './frameSource';
import type { StoredFrames } from './storedFrames';
import { isStack, storedForm } from './storedFrames';

/** Where a chunk is in the file; undefined for one that was never stored. */
export type PlaceOf = (index: number) => { readonly offset: number; readonly size: number } | undefined;

/** Bytes between two chunks that are read along rather than skipped. */
const GAP = 1 << 16;
/** Chunks read at a time. */
const READ_BYTES = 4 << 20;

/** A chunk on its way into memory. */
interface Piece {
  readonly index: number;
  readonly offset: number;
  readonly size: number;
}

/** Reads frames straight from their chunks, neighbours in the file with one reading, and compares their checksums. */
export class ChunkFrames implements FrameSource {
  /** @param placeOf absent: looked up in the table */
  constructor(
    private readonly stored: StoredFrames,
    arena: Arena,
    needs: FrameNeeds,
    private readonly placeOf: PlaceOf = placesIn(stored)
  ) {
    this.form = storedForm(stored);
    const bytes = frameBytes(this.form);
    this.ring = new FrameRing(arena, bytes, needs.holds);
    this.packedBytes = Math.max(needs.single ? 0 : READ_BYTES, bslz4Bound(bytes));
    this.packed = arena.take(this.packedBytes);
    this.unpacker = new ChunkUnpacker(stored, arena, needs.pixels);
    this.checksums = stored.checksums && {
      crc32: new Uint32Array(stored.checksums.crc32),
      passed: new Uint8Array(stored.checksums.passed)
    };
  }

  begin(kernels: Kernels): void {
    this.unpacker.begin(kernels);
    this.bytes = new Uint8Array(kernels.memory);
    this.ring.begin(kernels.memory);
    try {
      this.handle = openRegularSync(this.stored.path);
    } catch (cause) {
      throw fileError(cause, this.stored.path, 'read');
    }
  }

  async each(tile: Tile, visit: Visit): Promise<void> {
    let group: Piece[] = [];
    for (let row = tile.row; row < tile.row + tile.rows; row++) {
      const first = row * this.form.scan.columns + tile.column;
      for (let index = first; index < first + tile.columns; index++) {
        const place = this.placeOf(index);
        if (!place) {
          continue;
        }
        if (place.size > this.packedBytes) {
          throw this.damaged(index, 'cannot be unpacked');
        }
        if (!this.isNear(group, place)) {
          this.visitAll(group, visit);
          group = [];
        }
        group.push({ index, ...place });
      }
    }
    this.visitAll(group, visit);
  }

  close(): void {
    if (this.handle !== undefined) {
      closeSync(this.handle);
    }
  }

  /** Whether a chunk is read together with those before it. */
  private isNear(group: readonly Piece[], { offset, size }: Omit<Piece, 'index'>): boolean {
    const last = group[group.length - 1];
    const gap = last ? offset - last.offset - last.size : 0;
    return !last || (gap >= 0 && gap <= GAP && offset + size - group[0].offset <= this.packedBytes);
  }

  private visitAll(group: readonly Piece[], visit: Visit): void {
    if (group.length === 0) {
      return;
    }
    const [{ offset: start }] = group;
    const last = group[group.length - 1];
    this.read(start, last.offset + last.size - start);
    for (const { index, offset, size } of group) {
      const source = this.packed + offset - start;
      this.check(index, source, size);
      const frame = this.ring.next();
      this.unpack(index, source, size, frame);
      visit(index, frame);
    }
  }

  private unpack(index: number, source: number, size: number, frame: number): void {
    try {
      this.unpacker.unpack(source, size, frame);
    } catch (cause) {
      throw cause instanceof InputError ? cause : this.damaged(index, 'cannot be unpacked', cause);
    }
  }

  private check(index: number, source: number, size: number): void {
    const { checksums } = this;
    if (!checksums || checksums.passed[index] === 1) {
      return;
    }
    if (crc32(this.bytes.subarray(source, source + size)) !== checksums.crc32[index]) {
      throw this.damaged(index, 'does not have the checksum that was recorded when it was written');
    }
    checksums.passed[index] = 1;
  }

  private read(position: number, length: number): void {
    const handle = this.handle as number;
    try {
      for (let done = 0; done < length;) {
        const got = readSync(handle, this.bytes, this.packed + done, length - done, position + done);
        if (got === 0) {
          throw new InputError(
            'E_SHRUNK',
            `${this.stored.path} became shorter while it was read. Open it again when it is at rest.`
          );
        }
        done += got;
      }
    } catch (cause) {
      throw fileError(cause, this.stored.path, 'read');
    }
  }

  private damaged(index: number, what: string, cause?: unknown): InputError {
    const { columns } = this.form.scan;
    const where = isStack(this.stored)
      ? `frame ${index}`
      : `row ${Math.floor(index / columns)}, column ${index % columns}`;
    return new InputError(
      'E_HDF5_DAMAGED',
      `${this.stored.path} is damaged: the pattern at ${where} ${what}. Copy or convert it again.`,
      { cause }
    );
  }

  private readonly form: FrameForm;
  private readonly ring: FrameRing;
  private readonly packed: number;
  private readonly packedBytes: number;
  private readonly unpacker: ChunkUnpacker;
  private readonly checksums?: { readonly crc32: Uint32Array; readonly passed: Uint8Array };
  private bytes!: Uint8Array;
  private handle?: number;
}

function placesIn({ table }: StoredFrames): PlaceOf {
  const { offsets, sizes } = ChunkTable.from(table as ChunkTableDescriptor);
  return index => (sizes[index] === 0 ? undefined : { offset: offsets[index], size: sizes[index] });
}
