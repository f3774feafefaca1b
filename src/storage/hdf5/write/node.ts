import type { CountType } from '../../../core/merlin/pixelFormat';
import { pixelBytes } from '../../../core/merlin/pixelFormat';
import type { ChunkTable } from '../chunkTable';
import type { Filter } from '../filterPipeline';
import type { NumberArray } from '../numberArray';
import type { ElementType } from './elementType';
import { BOOLEAN, TEXT, elementTypeOf, integerType } from './elementType';

/** A single value: text, boolean, int64 (bigint) or float64 (number). */
export type Attribute = string | boolean | bigint | number;

/** A group that is to be written. */
export interface GroupNode {
  readonly kind: 'group';
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly members: Readonly<Record<string, GroupNode | DatasetNode>>;
}

/** A dataset that is to be written. */
export interface DatasetNode {
  readonly kind: 'dataset';
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly storage: Storage;
}

/** Where the elements are: all in a row, texts, one chunk as it is stored, chunks whose places are known, frames of another file. */
type Storage =
  | { readonly kind: 'row'; readonly bytes: Uint8Array }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'chunk'; readonly bytes: Uint8Array; readonly filters: readonly Filter[] }
  | {
      readonly kind: 'placed';
      readonly chunk: readonly number[];
      readonly table: ChunkTable;
      readonly filters: readonly Filter[];
    }
  | { readonly kind: 'virtual'; readonly block: Uint8Array };

export function group(attributes: GroupNode['attributes'], members: GroupNode['members'] = {}): GroupNode {
  return { kind: 'group', attributes, members };
}

/** Numbers, row-major, contiguous in the file. */
export function numbers(values: NumberArray, shape: readonly number[] = [values.length]): DatasetNode {
  return { kind: 'dataset', type: elementTypeOf(values), shape, storage: { kind: 'row', bytes: bytesOf(values) } };
}

/**
 * Numbers in one chunk.
 *
 * @param packed the chunk as it is stored, after the filters; absent: the numbers themselves
 */
export function chunk(
  values: NumberArray,
  shape: readonly number[] = [values.length],
  packed: Uint8Array = bytesOf(values),
  filters: readonly Filter[] = []
): DatasetNode {
  return { kind: 'dataset', type: elementTypeOf(values), shape, storage: { kind: 'chunk', bytes: packed, filters } };
}

/** @param values 0 for false, all else true */
export function booleans(values: Uint8Array, shape: readonly number[]): DatasetNode {
  const bytes = values.map(value => (value === 0 ? 0 : 1));
  return { kind: 'dataset', type: BOOLEAN, shape, storage: { kind: 'row', bytes } };
}

export function texts(values: readonly string[]): DatasetNode {
  return { kind: 'dataset', type: TEXT, shape: [values.length], storage: { kind: 'texts', texts: values } };
}

/**
 * Numbers whose chunks others have written, or are going to, in front of the file's structure.
 *
 * @param table where each is
 */
export function placed(
  type: ElementType,
  shape: readonly number[],
  chunk: readonly number[],
  table: ChunkTable,
  filters: readonly Filter[] = []
): DatasetNode {
  return { kind: 'dataset', type, shape, storage: { kind: 'placed', chunk, table, filters } };
}

/** Counts that are in another file. @param block what says where, see `virtualBlock` */
export function virtualFrames(type: CountType, shape: readonly number[], block: Uint8Array): DatasetNode {
  return { kind: 'dataset', type: countType(type), shape, storage: { kind: 'virtual', block } };
}

/** The bytes of numbers as they lie in memory, which is little-endian wherever this runs. */
export function bytesOf(values: NumberArray): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function countType(type: CountType): ElementType {
  return integerType(pixelBytes(type), false);
}
