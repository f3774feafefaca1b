import { InputError } from '../../core/errors';
import type { AttributeValue } from './attributeValue';
import type { Hdf5Dataset, Hdf5Group } from './hdf5';
import type { NumberArray } from './numberArray';

/** What stands in a group: links to elsewhere, soft or external, are left out, never followed. */
export interface GroupMembers {
  groups: Map<string, Hdf5Group>;
  datasets: Map<string, Hdf5Dataset>;
}

/** Attributes of a group or dataset that are text, numbers or booleans; others are left out. */
export function readAttributes(object: Hdf5Group | Hdf5Dataset): Record<string, AttributeValue> {
  const values: Record<string, AttributeValue> = {};
  for (const [name, attribute] of Object.entries(object.attrs)) {
    const value = plainValue(attribute.json_value);
    if (value !== undefined) {
      values[name] = value;
    }
  }
  return values;
}

export function readMembers(group: Hdf5Group): GroupMembers {
  const members: GroupMembers = { groups: new Map(), datasets: new Map() };
  for (const name of group.keys()) {
    const path = memberPath(group, name);
    if (isLink(group, path)) {
      continue;
    }
    const member = group.get(path);
    if (member !== null && 'create_group' in member) {
      members.groups.set(name, member);
    } else if (member !== null && 'resize' in member) {
      members.datasets.set(name, member);
    }
  }
  return members;
}

/**
 * Datasets in other files that a group links to, by name. The library opens those files, and `inHdf5File` says which it may not.
 *
 * @throws InputError `E_LINKED_FILE` for a link to what is no HDF5 file, or has nothing of that name
 */
export function linkedDatasets(group: Hdf5Group): Map<string, Hdf5Dataset> {
  const datasets = new Map<string, Hdf5Dataset>();
  for (const name of group.keys()) {
    const path = memberPath(group, name);
    const { filename, obj_path: target } = externalLink(group, path);
    if (filename === undefined) {
      continue;
    }
    const member = group.get(path);
    // The library gives the link itself where it leads nowhere
    if (member === null || !('resize' in member || 'create_group' in member)) {
      throw new InputError(
        'E_LINKED_FILE',
        `${path} is a link to ${target} in the file ${filename}, which has nothing of that name or is no HDF5 file. Choose the file with the data itself.`
      );
    }
    if ('resize' in member) {
      datasets.set(name, member);
    }
  }
  return datasets;
}

/** Number of bytes of a dataset, unpacked. */
export function datasetBytes(dataset: Hdf5Dataset): number {
  return dataset.metadata.size * dataset.metadata.total_size;
}

/** Values of a dataset: an array of numbers, of text, or undefined for other types. A scalar has one value. */
export function datasetValues(dataset: Hdf5Dataset): NumberArray | string[] | undefined {
  const value = dataset.value;
  if (typeof value === 'string') {
    return [value];
  }
  if (typeof value === 'number') {
    return Float64Array.of(value);
  }
  if (typeof value === 'bigint') {
    return BigInt64Array.of(value);
  }
  if (ArrayBuffer.isView(value)) {
    return value as NumberArray;
  }
  return Array.isArray(value) && value.every(entry => typeof entry === 'string') ? (value as string[]) : undefined;
}

function memberPath(group: Hdf5Group, name: string): string {
  return `${group.path === '/' ? '' : group.path}/${name}`;
}

function isLink(group: Hdf5Group, path: string): boolean {
  return isExternal(group, path) || group.get_link(path) !== null;
}

function isExternal(group: Hdf5Group, path: string): boolean {
  return externalLink(group, path).filename !== undefined;
}

/** Where an external link leads; nothing for what is none. */
export function externalLink(group: Hdf5Group, path: string): Partial<{ filename: string; obj_path: string }> {
  return group.get_external_link(path);
}

function plainValue(value: unknown): AttributeValue | undefined {
  const isPlain = (entry: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof entry);
  return isPlain(value) || (Array.isArray(value) && value.every(isPlain)) ? (value as AttributeValue) : undefined;
}
