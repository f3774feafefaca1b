import { readMembers } from './groupReader';
import type { Hdf5Dataset, Hdf5Group } from './hdf5';

/** Groups that never hold the data themselves. */
const NOT_DATA = new Set(['learning_results', 'metadata', 'original_metadata']);
const DEEPEST = 8;

/** Datasets of numbers below a group, those of HyperSpy's metadata and analyses left out; a group's own come first. */
export function* dataMembers(group: Hdf5Group, depth = 0): Generator<Hdf5Dataset> {
  const { groups, datasets } = readMembers(group);
  for (const dataset of datasets.values()) {
    if (isNumeric(dataset)) {
      yield dataset;
    }
  }
  for (const [name, part] of depth < DEEPEST ? groups : []) {
    if (!NOT_DATA.has(name)) {
      yield* dataMembers(part, depth + 1);
    }
  }
}

/** Numbers, or booleans, which h5py stores as an enumeration of one byte. */
function isNumeric({ dtype, metadata }: Hdf5Dataset): boolean {
  return (typeof dtype === 'string' && /^[<>|]?[bBhHiIqQefd]$/.test(dtype)) || metadata.enum_type !== undefined;
}
