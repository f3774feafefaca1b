import { linkedDatasets, readMembers } from './groupReader';
import type { Hdf5Dataset, Hdf5Group } from './hdf5';

/** Groups that never hold the data themselves. */
const NOT_DATA = new Set(['learning_results', 'metadata', 'original_metadata']);
const DEEPEST = 8;

/**
 * Datasets of numbers below a group, those of HyperSpy's metadata and analyses left out; a group's own come first. Where there is
 * none of two dimensions or more, those in other files that are linked to, as in the master files of NeXus: otherwise a link that
 * leads nowhere would spoil a file that needs none.
 */
export function* dataMembers(group: Hdf5Group): Generator<Hdf5Dataset> {
  let isFound = false;
  for (const dataset of below(group, found => readMembers(found).datasets)) {
    isFound ||= (dataset.shape ?? []).length > 1;
    yield dataset;
  }
  if (!isFound) {
    yield* below(group, linkedDatasets);
  }
}

function* below(
  group: Hdf5Group,
  datasetsOf: (group: Hdf5Group) => Map<string, Hdf5Dataset>,
  depth = 0
): Generator<Hdf5Dataset> {
  yield* [...datasetsOf(group).values()].filter(isNumeric);
  for (const [name, part] of depth < DEEPEST ? readMembers(group).groups : []) {
    if (!NOT_DATA.has(name)) {
      yield* below(part, datasetsOf, depth + 1);
    }
  }
}

/** Numbers, or booleans, which h5py stores as an enumeration of one byte. */
function isNumeric({ dtype, metadata }: Hdf5Dataset): boolean {
  return (typeof dtype === 'string' && /^[<>|]?[bBhHiIqQefd]$/.test(dtype)) || metadata.enum_type !== undefined;
}
