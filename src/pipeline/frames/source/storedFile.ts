import { InputError } from '../../../core/errors';
import type { Arena } from '../../../kernels/arena';
import { ChunkLookup, DATA_PATH, readChunkTable } from '../../../storage/hdf5/chunkIndex';
import { requireReadable } from '../../../storage/hdf5/readableFilters';
import { foreign } from '../../threads/foreign';
import type { PlaceOf } from './chunkFrames';
import { ChunkFrames } from './chunkFrames';
import type { FrameNeeds, FrameSource } from './frameSource';
import type { OwnProducts } from './ownProducts';
import { ownChecksums, ownProducts } from './ownProducts';
import { SingleFrames } from './singleFrames';
import type { ChunkChecksums, StoredFrames } from './storedFrames';
import { checkFrames, packingOf, scanSize, storedForm } from './storedFrames';

/** A converted file that is open for looking at single frames. Close it after use. */
export class StoredFile {
  private constructor(
    /** Without the table of chunks; see `tabled` */
    readonly stored: StoredFrames,
    private readonly lookup: ChunkLookup | undefined
  ) {}

  /**
   * Opens a file without reading its chunk index, which may be long.
   *
   * @param dataset where the frames are; of a file in HyperSpy's layout without it, the first experiment
   * @throws InputError when it is not HDF5, is damaged, or holds no patterns of unsigned counts
   */
  static async open(path: string, dataset = DATA_PATH): Promise<StoredFile> {
    let lookup: ChunkLookup;
    try {
      lookup = ChunkLookup.open(path, dataset);
    } catch (cause) {
      if (cause instanceof InputError && ['E_HDF5_UNSUPPORTED', 'E_HDF5_NO_OBJECT'].includes(cause.code)) {
        return StoredFile.openOther(path, dataset);
      }
      throw cause;
    }
    try {
      const { shape, type, chunk } = lookup;
      checkFrames(path, shape, type);
      const packing = packingOf(lookup);
      if (packing === 'library') {
        requireReadable(path, lookup.filters);
      }
      const described = { path, dataset, shape, type, packing, chunk: scanSize(chunk.slice(0, -2)) };
      return new StoredFile({ kind: 'stored', ...described }, lookup);
    } catch (cause) {
      lookup.close();
      throw cause;
    }
  }

  /** A file whose chunks only the library finds, or whose data are under another name. */
  private static async openOther(path: string, dataset: string): Promise<StoredFile> {
    const found = await foreign('frames', path, dataset);
    try {
      const lookup = ChunkLookup.open(path, found.dataset);
      return new StoredFile({ ...found, packing: packingOf(lookup) }, lookup);
    } catch (cause) {
      if (cause instanceof InputError && cause.code === 'E_HDF5_UNSUPPORTED') {
        return new StoredFile(found, undefined);
      }
      throw cause;
    }
  }

  /** The frames with the places of all chunks, as threads need them; read once. */
  tabled(): StoredFrames {
    this.withTable ??= this.readTable();
    return this.withTable;
  }

  /** Reads ahead what takes long, the table of chunks. A failure is told to who asks for it. */
  prepare(): void {
    try {
      this.tabled();
    } catch {
      this.withTable = undefined;
    }
  }

  /** What this program left in the file; read once. */
  products(): OwnProducts {
    this.own ??= ownProducts(this.stored.path);
    return this.own;
  }

  /**
   * One frame.
   *
   * @returns counts, row-major; undefined for a frame that was never stored
   */
  async frame(index: number): Promise<Float32Array | undefined> {
    if (this.stored.packing === 'library' || !this.lookup) {
      return foreign('frame', this.stored, index);
    }
    const { lookup } = this;
    this.reader ??= new SingleFrames(storedForm(this.stored), (arena, needs) =>
      this.singleFrames(lookup, arena, needs)
    );
    return this.reader.frame(index);
  }

  close(): void {
    this.lookup?.close();
    this.reader?.close();
  }

  private readTable(): StoredFrames {
    const { stored } = this;
    if (stored.packing === 'library') {
      return stored;
    }
    const { table, filterMasks } = readChunkTable(stored.path, stored.dataset);
    return filterMasks.size > 0
      ? { ...stored, packing: 'library' }
      : { ...stored, table: table.descriptor, checksums: this.checksums() };
  }

  private singleFrames(lookup: ChunkLookup, arena: Arena, needs: FrameNeeds): FrameSource {
    const { stored } = this;
    const placeOf: PlaceOf = index => {
      const place = lookup.findChunk(index);
      if (place && place.filterMask !== 0) {
        throw new InputError(
          'E_HDF5_UNSUPPORTED',
          `${stored.path} holds a pattern that was left unpacked, which cannot be read here. Convert the raw file again.`
        );
      }
      return place;
    };
    return new ChunkFrames({ ...stored, checksums: this.checksums() }, arena, needs, placeOf);
  }

  /** Of the files of this program; read once, so that what one pass has compared no other has to. */
  private checksums(): ChunkChecksums | undefined {
    if (this.stored.dataset === DATA_PATH && !this.recorded) {
      this.recorded = { checksums: ownChecksums(this.stored.path) };
    }
    return this.recorded?.checksums;
  }

  private withTable: StoredFrames | undefined;
  private own: OwnProducts | undefined;
  private recorded: { readonly checksums?: ChunkChecksums } | undefined;
  private reader: SingleFrames | undefined;
}
