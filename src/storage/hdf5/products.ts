import { InputError } from '../../core/errors';
import { Booleans } from './booleans';
import type { AttributeValue } from './attributeValue';
import { datasetBytes, datasetValues, readAttributes, readMembers } from './groupReader';
import type { Hdf5Dataset, Hdf5File, Hdf5Group } from './hdf5';
import { groupAt, inHdf5File } from './hdf5';
import type { NumberArray } from './numberArray';
import { requireMemory } from '../memoryLimit';

export interface ProductDataset {
  data: NumberArray | string[];
  /** Row-major; [] for a single value */
  shape: readonly number[];
  /** Packed with gzip in chunks of the last two dimensions; contiguous otherwise */
  compression?: 'gzip';
  /** Stored as h5py's boolean: `data` holds 0 and 1 in a Uint8Array */
  boolean?: boolean;
  attributes?: Record<string, AttributeValue>;
}

/** Small results that are kept in a file beside its frames. */
export interface ProductTree {
  attributes?: Record<string, AttributeValue>;
  datasets?: Record<string, ProductDataset>;
  groups?: Record<string, ProductTree>;
}

/** What `readProducts` finds: nothing is absent, parts can be empty. */
export interface StoredProducts {
  attributes: Record<string, AttributeValue>;
  datasets: Record<string, ProductDataset>;
  groups: Record<string, StoredProducts>;
}

const LARGEST_READ = 1 << 28;
const DEEPEST = 16;
const GZIP_LEVEL = 4;

/**
 * Adds attributes, arrays and groups to a file that already holds its frames. Attributes of the same name are replaced.
 *
 * @param group path of the group to add to, created when absent
 * @throws InputError `E_EXISTS` when there is such a dataset, `E_HDF5_WRITE` when the file cannot be changed
 */
export async function addProducts(path: string, group: string, tree: ProductTree): Promise<void> {
  const booleans = new Booleans();
  await inHdf5File(path, 'a', file => {
    writeTree(path, groupAt(path, file, group.split('/')), tree, booleans);
  });
  booleans.finish(path);
}

/**
 * Reads a group back. Links are not followed; datasets of other types, or larger than 256 MiB, are left out.
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

function writeTree(path: string, group: Hdf5Group, tree: ProductTree, booleans: Booleans): void {
  writeAttributes(group, tree.attributes ?? {}, booleans);
  const present = new Set(group.keys());
  for (const [name, dataset] of Object.entries(tree.datasets ?? {})) {
    if (present.has(name)) {
      throw new InputError('E_EXISTS', `${path} already contains ${group.path}/${name}.`);
    }
    writeDataset(group, name, dataset, booleans);
  }
  for (const [name, part] of Object.entries(tree.groups ?? {})) {
    writeTree(path, groupAt(path, group, [name]), part, booleans);
  }
}

function writeAttributes(
  object: Hdf5Group | Hdf5Dataset,
  attributes: Record<string, AttributeValue>,
  booleans: Booleans
): void {
  const present = new Set(Object.keys(object.attrs));
  for (const [name, value] of Object.entries(attributes)) {
    if (present.has(name)) {
      object.delete_attribute(name);
    }
    if (typeof value === 'boolean') {
      booleans.attribute(object, name, value);
    } else if (typeof value === 'number') {
      object.create_attribute(name, value, [], Number.isSafeInteger(value) ? '<q' : '<d');
    } else if (typeof value === 'string') {
      object.create_attribute(name, value);
    } else if (value.every(entry => typeof entry === 'string')) {
      object.create_attribute(name, [...(value as readonly string[])]);
    } else {
      object.create_attribute(name, numbers(value));
    }
  }
}

/** Whole numbers as int64, others as float64; booleans of an array as 0 and 1. */
function numbers(values: readonly (string | number | boolean)[]): BigInt64Array | Float64Array {
  const plain = values.map(Number);
  return plain.every(Number.isSafeInteger)
    ? BigInt64Array.from(plain, value => BigInt(value))
    : Float64Array.from(plain);
}

function writeDataset(group: Hdf5Group, name: string, dataset: ProductDataset, booleans: Booleans): void {
  const { data, compression, attributes } = dataset;
  const shape = [...dataset.shape];
  if (dataset.boolean) {
    booleans.dataset(group, name, data as Uint8Array, shape);
  } else if (compression === 'gzip' && data.length > 0 && shape.length > 0) {
    const chunks = shape.map((size, dimension) => (dimension < shape.length - 2 ? 1 : size));
    group.create_dataset({ name, data, shape, chunks, compression, compression_opts: GZIP_LEVEL });
  } else {
    group.create_dataset({ name, data, shape });
  }
  writeAttributes(group.get(name) as Hdf5Dataset, attributes ?? {}, booleans);
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
