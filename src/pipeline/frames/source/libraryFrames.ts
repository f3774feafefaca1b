import { InputError } from '../../../core/errors';
import type { Arena } from '../../../kernels/arena';
import type { Kernels } from '../../../kernels/kernels';
import { linkedDatasets, readMembers } from '../../../storage/hdf5/groupReader';
import type { Hdf5Dataset, Hdf5File, Hdf5Group } from '../../../storage/hdf5/hdf5';
import { inHdf5File } from '../../../storage/hdf5/hdf5';
import type { NumberArray } from '../../../storage/hdf5/numberArray';
import type { Ranges } from '../../../storage/hdf5/libraryNumbers';
import { libraryNumbers } from '../../../storage/hdf5/libraryNumbers';
import { libraryFilters, requireReadable } from '../../../storage/hdf5/readableFilters';
import { checkVirtualSources } from '../../../storage/hdf5/virtualSources';
import type { Counts } from '../countsAt';
import type { FrameForm } from '../frameForm';
import { frameBytes } from '../frameForm';
import type { Tile } from '../tiles';
import { countTypeOf, countsFrom, takeOutNoCounts } from './foreignCounts';
import { FrameRing } from './frameRing';
import type { FrameNeeds, FrameSource, Visit } from './frameSource';
import type { StoredFrames } from './storedFrames';
import { checkFrames, isStack, scanSize, storedForm } from './storedFrames';

/** Unpacked bytes read at a time. */
const MOST_BYTES = 256 << 20;

/**
 * Frames of any file the HDF5 library can read, a tile at a time: where tiles end with chunks, each chunk is unpacked once, however
 * many frames it holds.
 */
export class LibraryFrames implements FrameSource {
  constructor(
    private readonly stored: StoredFrames,
    arena: Arena,
    { holds }: FrameNeeds
  ) {
    this.form = storedForm(stored);
    this.ring = new FrameRing(arena, frameBytes(this.form), holds);
  }

  begin({ memory }: Kernels): void {
    this.memory = new Uint8Array(memory);
    this.ring.begin(memory);
  }

  async each(tile: Tile, visit: Visit): Promise<void> {
    const { path, dataset } = this.stored;
    await inHdf5File(path, 'r', file => {
      const data = file.get(dataset) as Hdf5Dataset;
      const atOnce = Math.max(1, Math.floor(MOST_BYTES / frameBytes(this.form) / tile.columns));
      for (let row = tile.row; row < tile.row + tile.rows; row += atOnce) {
        this.visitRows(data, { ...tile, row, rows: Math.min(atOnce, tile.row + tile.rows - row) }, visit);
      }
    });
  }

  close(): void {}

  private visitRows(data: Hdf5Dataset, { row, rows, column, columns }: Tile, visit: Visit): void {
    const across: [number, number] = [column, column + columns];
    const ranges: Ranges = isStack(this.stored) ? [across, [], []] : [[row, row + rows], across, [], []];
    const counts = this.countsOf(libraryNumbers(this.stored.path, data, ranges));
    const bytes = frameBytes(this.form);
    for (let frame = 0; frame < rows * columns; frame++) {
      const place = this.ring.next();
      this.memory.set(new Uint8Array(counts.buffer, counts.byteOffset + frame * bytes, bytes), place);
      const position = (row + Math.floor(frame / columns)) * this.form.scan.columns + column + (frame % columns);
      visit(position, place);
    }
  }

  private countsOf(numbers: NumberArray): Counts {
    const { noCounts, numbersCount, type } = this.stored;
    if (noCounts) {
      takeOutNoCounts(numbers, new Uint8Array(noCounts), numbersCount);
    }
    const counts = countsFrom(numbers, type);
    if ('index' in counts) {
      throw new InputError(
        'E_NOT_COUNTS',
        `${this.stored.path} cannot be summed: it holds ${counts.value}, and counts are whole numbers of 0 or more, below 2^32. ` +
          'Save the counts as they were recorded, or the sum of the frames as one pattern.'
      );
    }
    return counts;
  }

  private readonly form: FrameForm;
  private readonly ring: FrameRing;
  private memory!: Uint8Array;
}

/**
 * One frame of any file the HDF5 library can read.
 *
 * @param index by scan position, row by row
 * @returns counts, row-major
 */
export async function frameByLibrary(stored: StoredFrames, index: number): Promise<Float32Array> {
  const { columns } = storedForm(stored).scan;
  const [row, column] = [Math.floor(index / columns), index % columns];
  const position = isStack(stored) ? [index] : [row, column];
  return inHdf5File(stored.path, 'r', file => {
    const data = file.get(stored.dataset) as Hdf5Dataset;
    const ranges: Ranges = [...position.map((at): [number, number] => [at, at + 1]), [], []];
    return Float32Array.from(libraryNumbers(stored.path, data, ranges) as ArrayLike<number | bigint>, Number);
  });
}

/**
 * The frames of a file as the HDF5 library describes them: those of the dataset, or, where it is not there, of the first
 * experiment in HyperSpy's layout.
 *
 * @throws InputError `E_NOT_FRAMES`; those of `checkVirtualSources`
 */
export async function describeByLibrary(path: string, dataset: string): Promise<StoredFrames> {
  return inHdf5File(path, 'r', file => {
    const data = datasetAt(file, dataset) ?? firstExperiment(file);
    const shape = data?.shape;
    const type = countTypeOf(data?.dtype);
    if (!data || !shape || type === undefined) {
      const found = data ? `numbers of type ${String(data.dtype)}` : 'no data in the layout of HyperSpy';
      throw new InputError(
        'E_NOT_FRAMES',
        `${path} holds ${found}: only patterns of integers, or of floats of 16, 32 or 64 bit, can be read. Choose another file, or save the patterns as unsigned integers.`
      );
    }
    checkFrames(path, shape, type);
    requireReadable(path, libraryFilters(data));
    const warning = checkVirtualSources(path, data);
    const chunk = data.metadata.chunks?.slice(0, -2);
    return {
      kind: 'stored',
      path,
      dataset: data.path,
      shape,
      type,
      packing: 'library',
      chunk: chunk ? scanSize(chunk) : { rows: 1, columns: 1 },
      ...(warning !== undefined && { warning })
    };
  });
}

/** A dataset of the file, or of another that it links to. */
function datasetAt(file: Hdf5File, path: string): Hdf5Dataset | undefined {
  const names = path.split('/').filter(part => part !== '');
  const last = names.pop();
  let group: Hdf5Group | undefined = file;
  for (const name of names) {
    group = group && readMembers(group).groups.get(name);
  }
  return last === undefined || !group
    ? undefined
    : (readMembers(group).datasets.get(last) ?? linkedDatasets(group).get(last));
}

function firstExperiment(file: Hdf5File): Hdf5Dataset | undefined {
  const experiments = readMembers(file).groups.get('Experiments');
  for (const experiment of experiments ? readMembers(experiments).groups.values() : []) {
    const data = readMembers(experiment).datasets.get('data');
    if (data) {
      return data;
    }
  }
  return undefined;
}
