import { InputError } from '../../core/errors';
import { unpacksItself } from './chunkFilters';
import { readChunkNumbers } from './chunkNumbers';
import type { Hdf5Dataset } from './hdf5';
import { objectPlace } from './objectPlace';
import type { NumberArray } from './numberArray';
import { libraryFilters } from './readableFilters';

/** First and behind-the-last index of each dimension; nothing for all of it. */
export type Ranges = readonly (readonly [number, number] | readonly [])[];

/** HDF5's class of whole numbers, as the library counts classes. */
const INTEGER = 0;

/**
 * Numbers of a dataset, row-major. Floats of 16 bit, which the library does not know, become floats of 32 bit.
 *
 * @param path of the file, for what the library does not unpack
 * @param ranges absent: all
 */
export function libraryNumbers(path: string, dataset: Hdf5Dataset, ranges?: Ranges): NumberArray {
  const part = (ranges ?? (dataset.shape ?? []).map(() => [])) as [number, number][];
  if (unpacksItself(libraryFilters(dataset))) {
    return unpackedNumbers(path, dataset, part);
  }
  if (!isHalf(dataset.dtype)) {
    return dataset.slice(part) as NumberArray;
  }
  // Taken out as their bits
  const metadata = { ...dataset.metadata, type: INTEGER, signed: false };
  const bits = Object.create(dataset, { metadata: { value: metadata } }) as Hdf5Dataset;
  return Float32Array.from(bits.slice(part) as Uint16Array, floatOfHalf);
}

/** Arrays by the letter of NumPy. */
const ARRAYS = {
  b: Int8Array,
  B: Uint8Array,
  h: Int16Array,
  H: Uint16Array,
  i: Int32Array,
  I: Uint32Array,
  q: BigInt64Array,
  Q: BigUint64Array,
  e: Uint16Array,
  f: Float32Array,
  d: Float64Array
} as const;

function unpackedNumbers(path: string, dataset: Hdf5Dataset, part: readonly (readonly number[])[]): NumberArray {
  const sizes = dataset.shape ?? [];
  const from = part.map(([first = 0]) => first);
  const shape = part.map(([first = 0, end = Infinity], dimension) => Math.min(end, sizes[dimension]) - first);
  const [, order, letter] = /^([<>|]?)([a-zA-Z])$/.exec(String(dataset.dtype)) ?? [];
  const numbers = ARRAYS[letter as keyof typeof ARRAYS] as (typeof ARRAYS)[keyof typeof ARRAYS] | undefined;
  const { bytes, element } = readChunkNumbers(objectPlace(path, dataset.root, dataset.path), from, shape);
  if (numbers?.BYTES_PER_ELEMENT !== element) {
    throw new InputError('E_HDF5_UNSUPPORTED', `${path}: ${dataset.path} holds no plain numbers. Choose another file.`);
  }
  if (order === '>') {
    swapBytes(bytes, element);
  }
  const values = new numbers(bytes.buffer as ArrayBuffer);
  return letter === 'e' ? Float32Array.from(values as Uint16Array, floatOfHalf) : values;
}

function swapBytes(bytes: Uint8Array, element: number): void {
  for (let at = 0; at < bytes.length; at += element) {
    bytes.subarray(at, at + element).reverse();
  }
}

function isHalf(dtype: unknown): boolean {
  return typeof dtype === 'string' && /^[<>|]?e$/.test(dtype);
}

/** The number in 16 bits: sign, 5 bits of exponent, 10 of fraction (IEEE 754-2019, binary16). */
export function floatOfHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) {
    return fraction === 0 ? sign * Infinity : NaN;
  }
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}
