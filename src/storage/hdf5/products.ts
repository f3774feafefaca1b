import type { AttributeValue } from './attributeValue';
import { datasetBytes, datasetValues, readAttributes, readMembers } from './groupReader';
import type { Hdf5File, Hdf5Group } from './hdf5';
import { inHdf5File } from './hdf5';
import type { NumberArray } from './numberArray';
import { requireMemory } from '../memoryLimit';

/** An array that is kept in a file beside its frames. */
interface ProductDataset {
  data: NumberArray | string[];
  /** Row-major; [] for a single value */
  shape: readonly number[];
  attributes: Record<string, AttributeValue>;
}

/** What `readProducts` finds: nothing is absent, parts can be empty. */
export interface StoredProducts {
  attributes: Record<string, AttributeValue>;
  datasets: Record<string, ProductDataset>;
  groups: Record<string, StoredProducts>;
}

const LARGEST_READ = 1 << 28;
const DEEPEST = 16;

/**
 * Reads a group of small results. Links are not followed; datasets of other types, or larger than 256 MiB, are left out.
 *
 * @returns undefined when the file has no such group
 * @throws InputError `E_HDF5_READ` when the file cannot be read, `E_MEMORY` when it claims more than is allowed
 */
export async function readProducts(path: string, group: string): Promise<StoredProducts | undefined> {
  return inHdf5File(path, 'r', file => productsIn(file, path, group));
}

/** `readProducts` of a file that is open already. */
export function productsIn(file: Hdf5File, path: string, group: string): StoredProducts | undefined {
  let found: Hdf5Group | undefined = file;
  for (const name of group.split('/').filter(part => part !== '')) {
    found = found && readMembers(found).groups.get(name);
  }
  return found && readTree(found, 0, new Room(path));
}

/** Every dataset may be small, and all of them together not. */
class Room {
  constructor(private readonly path: string) {}

  take(bytes: number): void {
    this.taken += bytes;
    requireMemory(this.path, 'results besides its frames', this.taken);
  }

  private taken = 0;
}

function readTree(group: Hdf5Group, depth: number, room: Room): StoredProducts {
  const tree: StoredProducts = { attributes: readAttributes(group), datasets: {}, groups: {} };
  const { groups, datasets } = readMembers(group);
  for (const [name, dataset] of datasets) {
    const bytes = datasetBytes(dataset);
    if (bytes > LARGEST_READ) {
      continue;
    }
    room.take(2 * bytes);
    const data = datasetValues(dataset);
    if (data !== undefined) {
      tree.datasets[name] = { data, shape: dataset.shape ?? [], attributes: readAttributes(dataset) };
    }
  }
  // A group may contain itself through a second hard link
  for (const [name, part] of depth < DEEPEST ? groups : []) {
    tree.groups[name] = readTree(part, depth + 1, room);
  }
  return tree;
}
