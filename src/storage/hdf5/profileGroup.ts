import type { Hdf5Dataset, Hdf5Group } from './hdf5';
import { inHdf5File } from './hdf5';
import { readMembers } from './groupReader';
import type { ScanRegion } from './profileRegion';
import { RECORD_GROUP } from './recordGroup';

/** A dataset that this program keeps beside profiles. */
export interface GroupValues {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/**
 * Datasets of our group in a file of mean profiles, by name; those that are not there are left out.
 *
 * @throws those of `inHdf5File`
 */
export function readGroupValues(path: string, names: readonly string[]): Promise<Partial<Record<string, GroupValues>>> {
  return inHdf5File(path, 'r', file =>
    Object.fromEntries(
      names.flatMap(name => {
        const dataset = datasetIn(file, name);
        return dataset
          ? [
              [
                name,
                { shape: dataset.shape ?? [], values: numbers(dataset.slice((dataset.shape ?? []).map(() => []))) }
              ]
            ]
          : [];
      })
    )
  );
}

/** Some positions of such a dataset with a row of numbers for every position, row-major; undefined where it is not there. */
export function readGroupRegion(
  path: string,
  name: string,
  { row, column, rows, columns }: ScanRegion
): Promise<Float64Array | undefined> {
  return inHdf5File(path, 'r', file => {
    const dataset = datasetIn(file, name);
    return dataset?.shape?.length === 3
      ? numbers(dataset.slice([[row, row + rows], [column, column + columns], []]))
      : undefined;
  });
}

function datasetIn(file: Hdf5Group, name: string): Hdf5Dataset | undefined {
  const group = readMembers(file).groups.get(RECORD_GROUP);
  return group && readMembers(group).datasets.get(name);
}

function numbers(values: unknown): Float64Array {
  return Float64Array.from(values as ArrayLike<number>);
}
