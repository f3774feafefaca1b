import { closeSync, openSync, readSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

import { InputError } from '../../core/errors';
import { pixelBytes } from '../../core/merlin/pixelFormat';
import type { Kernels } from '../../kernels/kernels';
import { fileError } from '../../storage/fileErrors';
import type { FrameSource, SourceMemory } from './frameSource';
import { frameBytes } from './frameSource';
import type { StoredFrames } from './storedFrames';

/** Where a chunk is in the file; undefined for one that was never stored. */
export type PlaceOf = (index: number) => { readonly offset: number; readonly size: number } | undefined;

/** Bytes between two chunks that are read along rather than skipped. */
const GAP = 1 << 16;

/** Reads frames straight from their chunks, neighbours in the file with one reading. */
export class ChunkFrames implements FrameSource {
  /** @param pixels range of pixels that are wanted: others may keep what they were, where that saves time */
  constructor(
    private readonly stored: StoredFrames,
    private readonly placeOf: PlaceOf,
    private readonly kernels: Kernels,
    private readonly at: SourceMemory,
    private readonly pixels?: { readonly first: number; readonly end: number }
  ) {
    this.bytes = new Uint8Array(kernels.memory);
    try {
      this.handle = openSync(stored.path, 'r');
    } catch (cause) {
      throw fileError(cause, stored.path, 'read');
    }
  }

  async each(first: number, count: number, visit: (index: number) => void): Promise<void> {
    const group: { index: number; offset: number; size: number }[] = [];
    const flush = (): void => {
      if (group.length === 0) {
        return;
      }
      const start = group[0].offset;
      const last = group[group.length - 1];
      this.read(start, last.offset + last.size - start);
      for (const { index, offset, size } of group) {
        this.unpack(index, this.at.packed + offset - start, size);
        visit(index);
      }
      group.length = 0;
    };
    for (let index = first; index < first + count; index++) {
      const place = this.placeOf(index);
      if (!place) {
        continue;
      }
      if (place.size > this.at.packedBytes) {
        throw this.damaged(index);
      }
      const last = group[group.length - 1];
      const gap = last ? place.offset - last.offset - last.size : 0;
      if (last && (gap < 0 || gap > GAP || place.offset + place.size - group[0].offset > this.at.packedBytes)) {
        flush();
      }
      group.push({ index, ...place });
    }
    flush();
  }

  close(): void {
    closeSync(this.handle);
  }

  private read(position: number, length: number): void {
    try {
      for (let done = 0; done < length;) {
        const got = readSync(this.handle, this.bytes, this.at.packed + done, length - done, position + done);
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

  private unpack(index: number, source: number, size: number): void {
    const { kernels, at, stored } = this;
    const bytes = frameBytes(stored);
    const width = pixelBytes(stored.type);
    const pixels = bytes / width;
    switch (stored.packing) {
      case 'bitshuffle-lz4': {
        const { first, end } = this.pixels ?? { first: 0, end: pixels };
        if (kernels.unbitshuffleLz4(width, source, size, at.frame, pixels, at.scratch, first, end) < 0) {
          throw this.damaged(index);
        }
        return;
      }
      case 'blosc':
        this.unpackBlosc(index, source, size, bytes);
        return;
      case 'gzip':
        this.bytes.set(this.inflated(index, source, size, bytes), at.frame);
        return;
      case 'shuffle-gzip':
        this.bytes.set(this.inflated(index, source, size, bytes), at.scratch);
        kernels.byteUnshuffle(width, at.scratch, pixels, at.frame);
        return;
      default:
        if (size !== bytes) {
          throw this.damaged(index);
        }
        this.bytes.copyWithin(at.frame, source, source + bytes);
    }
  }

  private unpackBlosc(index: number, source: number, size: number, bytes: number): void {
    const width = pixelBytes(this.stored.type);
    const { first, end } = this.pixels ?? { first: 0, end: bytes };
    const range = [first * width, Math.min(bytes, end * width)] as const;
    const result = this.kernels.unblosc(source, size, this.at.frame, bytes, this.at.scratch, ...range);
    if (result === -2) {
      throw new InputError(
        'E_HDF5_UNSUPPORTED',
        `${this.stored.path} is packed with a kind of Blosc that cannot be read here; blosclz and LZ4 can. Convert the raw file again.`
      );
    }
    if (result < 0) {
      throw this.damaged(index);
    }
  }

  private inflated(index: number, source: number, size: number, bytes: number): Uint8Array {
    try {
      const unpacked = inflateSync(this.bytes.subarray(source, source + size), { maxOutputLength: bytes });
      if (unpacked.length === bytes) {
        return unpacked;
      }
    } catch (cause) {
      throw this.damaged(index, cause);
    }
    throw this.damaged(index);
  }

  private damaged(index: number, cause?: unknown): InputError {
    const { path, shape } = this.stored;
    const where =
      shape.length === 3 ? `frame ${index}` : `row ${Math.floor(index / shape[1])}, column ${index % shape[1]}`;
    return new InputError(
      'E_HDF5_DAMAGED',
      `${path} is damaged: the pattern at ${where} cannot be unpacked. Copy or convert it again.`,
      { cause }
    );
  }

  private readonly bytes: Uint8Array;
  private readonly handle: number;
}
