import type { Hdf5Dataset } from './hdf5';
import type { NumberArray } from './numberArray';

/** First and behind-the-last index of each dimension; nothing for all of it. */
export type Ranges = readonly (readonly [number, number] | readonly [])[];

/** HDF5's class of whole numbers, as the library counts classes. */
const INTEGER = 0;

/**
 * Numbers of a dataset, row-major. Floats of 16 bit, which the library does not know, become floats of 32 bit.
 *
 * @param ranges absent: all
 */
export function libraryNumbers(dataset: Hdf5Dataset, ranges?: Ranges): NumberArray {
  const part = (ranges ?? (dataset.shape ?? []).map(() => [])) as [number, number][];
  if (!isHalf(dataset.dtype)) {
    return dataset.slice(part) as NumberArray;
  }
  // Taken out as their bits
  const metadata = { ...dataset.metadata, type: INTEGER, signed: false };
  const bits = Object.create(dataset, { metadata: { value: metadata } }) as Hdf5Dataset;
  return Float32Array.from(bits.slice(part) as Uint16Array, floatOfHalf);
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
