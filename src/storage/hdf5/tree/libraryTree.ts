import { objectAddress } from '../objectPlace';
import { datasetValues, linkedDatasets, readAttributes, readMembers } from '../groupReader';
import type { Hdf5Dataset, Hdf5Group } from '../hdf5';
import type { StoredDataset, StoredGroup } from './storedTree';

/** A group as the HDF5 library reads it. */
export function libraryGroup(group: Hdf5Group): StoredGroup {
  return {
    kind: 'group',
    path: group.path,
    get address() {
      return objectAddress(group);
    },
    attributes: () => readAttributes(group),
    members: () => {
      const { groups, datasets } = readMembers(group);
      return { groups: mapped(groups, libraryGroup), datasets: mapped(datasets, libraryDataset) };
    },
    linked: () => mapped(linkedDatasets(group), libraryDataset)
  };
}

function libraryDataset(dataset: Hdf5Dataset): StoredDataset {
  const { path, shape, dtype, metadata } = dataset;
  return {
    kind: 'dataset',
    path,
    get address() {
      return objectAddress(dataset);
    },
    shape: shape ?? [],
    type: typeof dtype === 'string' && /^[<>|]?[bBhHiIqQefd]$/.test(dtype) ? dtype : undefined,
    isEnumeration: metadata.enum_type !== undefined,
    values: () => datasetValues(dataset),
    places: () => undefined,
    together: metadata.chunks?.[0] ?? 1
  };
}

function mapped<A, B>(values: ReadonlyMap<string, A>, convert: (value: A) => B): Map<string, B> {
  return new Map([...values].map(([name, value]) => [name, convert(value)]));
}
