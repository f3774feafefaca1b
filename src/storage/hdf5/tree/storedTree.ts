import type { NumberArray } from '../numberArray';
import type { AttributeValue } from '../attributeValue';
import type { RowPlaces } from './rowPlaces';

/** A group of an HDF5 file, as far as this program looks at groups. */
export interface StoredGroup {
  readonly kind: 'group';
  /** In the file; / for the root */
  readonly path: string;
  /** Of its object header: the same under all its names in a file */
  readonly address: number;
  /** Those that are text, numbers or booleans */
  attributes(): Record<string, AttributeValue>;
  /** What stands in it: links to elsewhere, soft or external, are left out, never followed. */
  members(): StoredMembers;
  /** Datasets in other files that it links to */
  linked(): ReadonlyMap<string, StoredDataset>;
}

export interface StoredMembers {
  readonly groups: ReadonlyMap<string, StoredGroup>;
  readonly datasets: ReadonlyMap<string, StoredDataset>;
}

export interface StoredDataset {
  readonly kind: 'dataset';
  readonly path: string;
  /** Of its object header: the same under all its names in a file */
  readonly address: number;
  /** [] for a single value, and for none at all */
  readonly shape: readonly number[];
  /** Type of numbers as in Python's struct module, such as <H; undefined for all else */
  readonly type?: string;
  /** Booleans as h5py stores them, or another enumeration */
  readonly isEnumeration: boolean;
  /** Numbers or texts; undefined for other types. A scalar has one value. */
  values(): NumberArray | readonly string[] | undefined;
  /** Where its rows can be read as they stand, see rowPlaces; undefined where only the library reads them, or they are no floating-point numbers */
  places(): RowPlaces | undefined;
  /** Indices of the first dimension that are unpacked together */
  readonly together: number;
}

/** A group below another, by the names on the way; undefined where there is none. */
export function groupBelow(start: StoredGroup, names: readonly string[]): StoredGroup | undefined {
  return names.reduce<StoredGroup | undefined>((group, name) => group?.members().groups.get(name), start);
}
