import { InputError } from '../../core/errors';
import { dataMembers } from '../hdf5/dataMembers';
import type { Hdf5Dataset } from '../hdf5/hdf5';
import { inHdf5File } from '../hdf5/hdf5';
import { libraryGroup } from '../hdf5/tree/libraryTree';
import type { StoredDataset } from '../hdf5/tree/storedTree';
import { libraryNumbers } from '../hdf5/libraryNumbers';
import { libraryFilters, requireReadable } from '../hdf5/readableFilters';
import { checkVirtualSources } from '../hdf5/virtualSources';
import { requireFrameMemory } from '../memoryLimit';

/** Numbers of two dimensions. */
export interface Plane {
  readonly values: Float64Array;
  readonly shape: readonly [rows: number, columns: number];
  /** Path in the file */
  readonly dataset: string;
  /** What a person should know of them */
  readonly warning?: string;
}

/** No detector has more pixels. */
const MOST_PIXELS = 1 << 26;

/**
 * The one two-dimensional dataset of an HDF5 file.
 *
 * @returns undefined for a file whose data have three dimensions or more
 * @throws InputError `E_NO_PATTERN` when there is no such dataset, or several; those of `inHdf5File`
 */
export async function readPlane(path: string): Promise<Plane | undefined> {
  return inHdf5File(path, 'r', file => {
    const found: StoredDataset[] = [];
    for (const dataset of dataMembers(libraryGroup(file))) {
      const shape = dataset.shape.filter(size => size > 0);
      if (shape.length > 2) {
        return undefined;
      }
      if (shape.length === 2 && shape[0] * shape[1] <= MOST_PIXELS) {
        found.push(dataset);
      }
    }
    if (found.length !== 1) {
      const names = found.map(each => each.path).join(', ');
      throw new InputError(
        'E_NO_PATTERN',
        found.length === 0
          ? `${path} holds no diffraction pattern: no numbers of two dimensions, and no scan. Choose another file.`
          : `${path} holds several patterns (${names}). Save the one of gold in a file of its own.`
      );
    }
    const [
      {
        path: name,
        shape: [rows, columns]
      }
    ] = found;
    const dataset = file.get(name) as Hdf5Dataset;
    requireFrameMemory(path, [rows, columns], dataset.metadata.size);
    requireReadable(path, libraryFilters(dataset));
    const warning = checkVirtualSources(path, dataset);
    return { values: numbersOf(path, dataset), shape: [rows, columns], dataset: name, warning };
  });
}

/** Booleans too, which the library takes out as such. */
function numbersOf(path: string, dataset: Hdf5Dataset): Float64Array {
  const value = dataset.metadata.enum_type === undefined ? libraryNumbers(path, dataset) : dataset.value;
  return Float64Array.from(value as Iterable<number | bigint | boolean>, Number);
}
