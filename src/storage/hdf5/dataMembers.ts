import type { StoredDataset, StoredGroup } from './tree/storedTree';

/** Groups that never hold the data themselves. */
const NOT_DATA = new Set(['learning_results', 'metadata', 'original_metadata']);
const DEEPEST = 8;

/**
 * Datasets of numbers below a group, those of HyperSpy's metadata and analyses left out; a group's own come first, and each
 * is named once, however many names it has. Where there is
 * none of two dimensions or more, those in other files that are linked to, as in the master files of NeXus: otherwise a link that
 * leads nowhere would spoil a file that needs none.
 */
export function* dataMembers(group: StoredGroup): Generator<StoredDataset> {
  const listed = new Set<number>();
  let isFound = false;
  for (const dataset of below(group, found => found.members().datasets.values())) {
    if (!listed.has(dataset.address)) {
      listed.add(dataset.address);
      isFound ||= dataset.shape.length > 1;
      yield dataset;
    }
  }
  if (!isFound) {
    yield* below(group, found => found.linked().values());
  }
}

function* below(
  group: StoredGroup,
  datasetsOf: (group: StoredGroup) => Iterable<StoredDataset>,
  depth = 0,
  walked = new Set<number>()
): Generator<StoredDataset> {
  // By a second hard link a group can be in itself
  if (walked.has(group.address)) {
    return;
  }
  walked.add(group.address);
  yield* [...datasetsOf(group)].filter(isNumeric);
  for (const [name, part] of depth < DEEPEST ? group.members().groups : []) {
    if (!NOT_DATA.has(name)) {
      yield* below(part, datasetsOf, depth + 1, walked);
    }
  }
}

/** Numbers, or booleans, which h5py stores as an enumeration of one byte. */
function isNumeric({ type, isEnumeration }: StoredDataset): boolean {
  return type !== undefined || isEnumeration;
}
