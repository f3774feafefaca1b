import type { Booleans } from './booleans';
import type { Hdf5Group } from './hdf5';

/** Arrays of numbers HDF5 stores as they are. */
export type NumberArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array;

export type HyperSpyValue =
  string | number | boolean | null | undefined | readonly number[] | readonly string[] | NumberArray | HyperSpyTree;

/**
 * Metadata as HyperSpy holds them: nested dictionaries. An array of numbers or strings becomes a Python list, null None;
 * undefined is left out.
 */
export interface HyperSpyTree {
  [key: string]: HyperSpyValue;
}

/** How HyperSpy spells Python's None. */
const NONE = '_None_';

/**
 * Writes a dictionary into a group in HyperSpy's coding (layout 3.3): scalars are attributes, None is `_None_`, a list is
 * a dataset `_list_<key>` or, when empty, an attribute `_list_empty_<key>`, a dictionary is a group.
 */
export function writeHyperSpyTree(group: Hdf5Group, tree: HyperSpyTree, booleans: Booleans): void {
  for (const [key, value] of Object.entries(tree)) {
    if (value === undefined) {
      continue;
    }
    if (value === null) {
      writeText(group, key, NONE);
    } else if (typeof value === 'string') {
      writeText(group, key, value);
    } else if (typeof value === 'boolean') {
      booleans.attribute(group, attributeName(key), value);
    } else if (typeof value === 'number') {
      writeNumber(group, key, value);
    } else if (isList(value)) {
      writeList(group, key, value);
    } else if (ArrayBuffer.isView(value)) {
      writeArray(group, key, value as NumberArray);
    } else {
      writeHyperSpyTree(group.create_group(memberName(key)), value as HyperSpyTree, booleans);
    }
  }
}

/** Whole numbers are written as Python writes an int, others as a float. */
function writeNumber(group: Hdf5Group, key: string, value: number): void {
  group.create_attribute(attributeName(key), value, [], Number.isSafeInteger(value) ? '<q' : '<d');
}

function writeText(group: Hdf5Group, key: string, value: string): void {
  group.create_attribute(attributeName(key), withoutNul(value));
}

function writeList(group: Hdf5Group, key: string, values: readonly number[] | readonly string[]): void {
  if (values.length === 0) {
    writeText(group, `_list_empty_${key}`, NONE);
    return;
  }
  const name = memberName(`_list_${key}`);
  if (isText(values)) {
    group.create_dataset({ name, data: values.map(withoutNul) });
  } else if (values.every(Number.isSafeInteger)) {
    group.create_dataset({ name, data: BigInt64Array.from(values, value => BigInt(value)) });
  } else {
    group.create_dataset({ name, data: Float64Array.from(values) });
  }
}

/** In one chunk, since HyperSpy's lazy loading fails on datasets without chunks. */
function writeArray(group: Hdf5Group, key: string, values: NumberArray): void {
  if (values.length === 0) {
    writeList(group, key, []);
  } else {
    group.create_dataset({ name: memberName(key), data: values, chunks: [values.length] });
  }
}

function isList(value: HyperSpyValue): value is readonly number[] | readonly string[] {
  return Array.isArray(value);
}

function isText(values: readonly number[] | readonly string[]): values is readonly string[] {
  return typeof values[0] === 'string';
}

/** HDF5 strings end at the first NUL. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}

function attributeName(key: string): string {
  return withoutNul(key) || '_';
}

/** Members of a group cannot be called "", "." or contain a slash; HyperSpy replaces slashes in titles by dashes too. */
export function memberName(key: string): string {
  const name = withoutNul(key).replaceAll('/', '-');
  return name === '' || name === '.' ? '_' : name;
}
