import { inflateSync } from 'node:zlib';

import { InputError } from '../../../core/errors';
import type { Arena } from '../../../kernels/arena';
import type { Kernels } from '../../../kernels/kernels';
import { SCRATCH_BYTES, unbloscScratch } from '../../../kernels/kernels';
import type { FrameForm, PixelRange } from '../frameForm';
import { frameBytes, pixelsOf, widthOf } from '../frameForm';
import type { StoredFrames } from './storedFrames';
import { storedForm } from './storedFrames';

/** Unpacks chunks of one frame within the kernels' memory. */
export class ChunkUnpacker {
  /** @param pixels that are wanted: the others may keep what they were, where that saves time. Absent: all */
  constructor(
    private readonly stored: StoredFrames,
    arena: Arena,
    pixels?: PixelRange
  ) {
    this.form = storedForm(stored);
    this.bytes = frameBytes(this.form);
    this.pixels = pixels ?? { first: 0, end: pixelsOf(this.form) };
    this.scratch = arena.take(
      Math.max(SCRATCH_BYTES, stored.packing === 'blosc' ? unbloscScratch(this.bytes) : this.bytes)
    );
  }

  begin(kernels: Kernels): void {
    this.kernels = kernels;
    this.memory = new Uint8Array(kernels.memory);
  }

  /**
   * Unpacks the chunk of `size` bytes at `source` into the frame at `target`.
   *
   * @throws InputError `E_HDF5_UNSUPPORTED` for a kind of packing that is not known; Error for a damaged chunk
   */
  unpack(source: number, size: number, target: number): void {
    const { kernels, form, scratch } = this;
    const width = widthOf(form);
    const pixels = pixelsOf(form);
    switch (this.stored.packing) {
      case 'bitshuffle-lz4': {
        const { first, end } = this.pixels;
        if (kernels.unbitshuffleLz4(width, source, size, target, pixels, scratch, first, end) < 0) {
          throw new Error('Not a chunk of bitshuffle and LZ4.');
        }
        return;
      }
      case 'blosc':
        this.unblosc(source, size, target);
        return;
      case 'gzip':
        this.memory.set(this.inflated(source, size), target);
        return;
      case 'shuffle-gzip':
        this.memory.set(this.inflated(source, size), scratch);
        kernels.byteUnshuffle(width, scratch, pixels, target);
        return;
      default:
        this.checkSize(size);
        this.memory.copyWithin(target, source, source + size);
    }
  }

  private unblosc(source: number, size: number, target: number): void {
    const width = widthOf(this.form);
    const { first, end } = this.pixels;
    const result = this.kernels.unblosc(source, size, target, this.bytes, this.scratch, first * width, end * width);
    if (result === -2) {
      throw new InputError(
        'E_HDF5_UNSUPPORTED',
        `${this.stored.path} is packed with a kind of Blosc that cannot be read here; blosclz and LZ4 can. Convert the raw file again.`
      );
    }
    if (result < 0) {
      throw new Error('Not a chunk of Blosc.');
    }
  }

  private inflated(source: number, size: number): Uint8Array {
    const unpacked = inflateSync(this.memory.subarray(source, source + size), { maxOutputLength: this.bytes });
    this.checkSize(unpacked.length);
    return unpacked;
  }

  private checkSize(bytes: number): void {
    if (bytes !== this.bytes) {
      throw new Error(`A frame of ${this.bytes} bytes was expected, and ${bytes} were found.`);
    }
  }

  private readonly form: FrameForm;
  private readonly bytes: number;
  private readonly pixels: PixelRange;
  private readonly scratch: number;
  private kernels!: Kernels;
  private memory!: Uint8Array;
}
