import type { NumberArray } from './numberArray';
import type { Attribute, DatasetNode, GroupNode } from './write/node';
import { chunk, group, numbers, texts } from './write/node';

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
 * A dictionary as a group in HyperSpy's coding (layout 3.3): scalars are attributes, None is `_None_`, a list is a dataset
 * `_list_<key>` or, when empty, an attribute `_list_empty_<key>`, a dictionary is a group.
 */
export function hyperSpyGroup(tree: HyperSpyTree): GroupNode {
  const attributes: Record<string, Attribute> = {};
  const members: Record<string, GroupNode | DatasetNode> = {};
  for (const [key, value] of Object.entries(tree)) {
    if (value === undefined) {
      continue;
    }
    if (isEmptyList(value)) {
      attributes[attributeName(`_list_empty_${key}`)] = NONE;
    } else if (isList(value)) {
      members[memberName(`_list_${key}`)] = list(value);
    } else if (ArrayBuffer.isView(value)) {
      // In one chunk, since HyperSpy's lazy loading fails on datasets without chunks
      members[memberName(key)] = chunk(value as NumberArray);
    } else if (typeof value === 'object' && value !== null) {
      members[memberName(key)] = hyperSpyGroup(value as HyperSpyTree);
    } else {
      attributes[attributeName(key)] = scalar(value);
    }
  }
  return group(attributes, members);
}

/** Whole numbers are written as Python writes an int, others as a float. */
function scalar(value: string | number | boolean | null): Attribute {
  if (typeof value === 'string') {
    return withoutNul(value);
  }
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? BigInt(value) : value;
  }
  return value ?? NONE;
}

function list(values: readonly number[] | readonly string[]): DatasetNode {
  if (isText(values)) {
    return texts(values.map(withoutNul));
  }
  return numbers(
    values.every(Number.isSafeInteger) ? BigInt64Array.from(values, value => BigInt(value)) : Float64Array.from(values)
  );
}

function isEmptyList(value: HyperSpyValue): boolean {
  return (isList(value) || ArrayBuffer.isView(value)) && (value as ArrayLike<unknown>).length === 0;
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
