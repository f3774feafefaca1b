import { InputError } from '../../core/errors';
import { pixelBytes } from '../../core/merlin/pixelFormat';
import { Arena } from '../../kernels/arena';
import type { Kernels } from '../../kernels/kernels';
import { loadKernels } from '../../kernels/load';
import { ChunkLookup, DATA_PATH, readChunkTable } from '../../storage/hdf5/chunkIndex';
import { numbersAt } from '../frames/countsAt';
import { ChunkFrames } from './chunkFrames';
import type { FrameSource, SourceMemory } from './frameSource';
import { sourceMemory } from './frameSource';
import { describeByLibrary, LibraryFrames } from './libraryFrames';
import type { OwnProducts } from './ownProducts';
import { ownProducts } from './ownProducts';
import type { StoredFrames } from './storedFrames';
import { checkFrames, frameOf, packingOf } from './storedFrames';

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
      const { shape, type } = lookup;
      checkFrames(path, shape);
      const packing = packingOf(lookup);
      return new StoredFile({ path, dataset, shape, type, packing }, lookup);
    } catch (cause) {
      lookup.close();
      throw cause;
    }
  }

  /** A file whose chunks only the library finds, or whose data are under another name. */
  private static async openOther(path: string, dataset: string): Promise<StoredFile> {
    const found = await describeByLibrary(path, dataset);
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
    this.reader ??= this.openReader();
    const { source, kernels, memory } = await this.reader;
    let counts: Float32Array | undefined;
    const { rows, columns } = frameOf(this.stored);
    await source.each(index, 1, () => {
      counts = Float32Array.from(numbersAt(kernels.memory, pixelBytes(this.stored.type), memory.frame, rows * columns));
    });
    return counts;
  }

  close(): void {
    this.lookup?.close();
    void this.reader?.then(
      ({ source }) => source.close(),
      () => undefined
    );
  }

  private readTable(): StoredFrames {
    const { stored } = this;
    if (stored.packing === 'library') {
      return stored;
    }
    const { table, filterMasks } = readChunkTable(stored.path, stored.dataset);
    return filterMasks.size > 0 ? { ...stored, packing: 'library' } : { ...stored, table: table.descriptor };
  }

  private async openReader(): Promise<{ source: FrameSource; kernels: Kernels; memory: SourceMemory }> {
    const { stored, lookup } = this;
    const arena = new Arena();
    const memory = sourceMemory(arena, stored, 0);
    const kernels = await loadKernels(arena.bytes);
    if (stored.packing === 'library' || !lookup) {
      return { source: new LibraryFrames(stored, kernels, memory), kernels, memory };
    }
    const placeOf = (index: number): { offset: number; size: number } | undefined => {
      const place = lookup.findChunk(index);
      if (place && place.filterMask !== 0) {
        throw new InputError(
          'E_HDF5_UNSUPPORTED',
          `${stored.path} holds a pattern that was left unpacked, which cannot be read here. Convert the raw file again.`
        );
      }
      return place;
    };
    return { source: new ChunkFrames(stored, placeOf, kernels, memory), kernels, memory };
  }

  private withTable: StoredFrames | undefined;
  private own: OwnProducts | undefined;
  private reader: ReturnType<StoredFile['openReader']> | undefined;
}
