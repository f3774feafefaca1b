import type { CountType } from '../../../core/merlin/pixelFormat';
import type { NumberArray } from '../../../storage/hdf5/numberArray';
import type { Counts } from '../countsAt';

/** Numbers that others store counts in, by the letter of NumPy: an uncertain sign or a float changes nothing in a whole count. */
const TYPES: Readonly<Record<string, CountType>> = {
  b: 'uint8',
  B: 'uint8',
  h: 'uint16',
  H: 'uint16',
  i: 'uint32',
  I: 'uint32',
  q: 'uint64',
  Q: 'uint64',
  // Of 16 bit, at most 65,504
  e: 'uint16',
  f: 'uint32',
  d: 'uint32'
};

const ARRAYS = { uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array, uint64: BigUint64Array } as const;

/** As what frames of a dataset are counted. @param dtype as the HDF5 library names it: `<H`, `>f`. Undefined: not numbers */
export function countTypeOf(dtype: unknown): CountType | undefined {
  const [, letter] = (typeof dtype === 'string' && /^[<>|]?([a-zA-Z])$/.exec(dtype)) || [];
  return TYPES[letter];
}

/** What is said of numbers that are no counts. */
export interface NoCount {
  readonly value: number | bigint;
  readonly index: number;
}

/** The numbers as counts of a type, or the first of them that is none: negative, not whole, or too large. */
export function countsFrom(values: NumberArray, type: CountType): Counts | NoCount {
  const counts = ARRAYS[type];
  if (values instanceof counts) {
    return values;
  }
  const index = values.findIndex((value: number | bigint) => !isCount(value));
  return index >= 0
    ? { value: values[index], index }
    : values instanceof BigInt64Array
      ? new BigUint64Array(values.buffer, values.byteOffset, values.length)
      : (counts as Uint32ArrayConstructor).from(values as Float64Array);
}

/** What a pixel held besides counts, in bits that add up. */
export const NO_COUNT = {
  /** NaN or infinity */
  noNumber: 1,
  /** A number below 0, not whole, or of 2^32 and more */
  other: 2
} as const;

/**
 * Puts 0 where there is no count, and notes its pixel.
 *
 * @param values frames, changed in place
 * @param noted of the pixels of a frame, bits of NO_COUNT
 * @param numbersStay numbers that are no counts are left where they are
 */
export function takeOutNoCounts(values: NumberArray, noted: Uint8Array, numbersStay = false): void {
  if (isUnsigned(values)) {
    return;
  }
  for (let at = 0, pixel = 0; at < values.length; at++) {
    const value = values[at];
    if (!isCount(value)) {
      const isNumber = Number.isFinite(Number(value));
      if (!isNumber || !numbersStay) {
        noted[pixel] |= isNumber ? NO_COUNT.other : NO_COUNT.noNumber;
        values.fill(0 as never, at, at + 1);
      }
    }
    pixel = pixel + 1 < noted.length ? pixel + 1 : 0;
  }
}

function isUnsigned(values: NumberArray): boolean {
  return Object.values(ARRAYS).some(counts => values instanceof counts);
}

const MOST = 2 ** 32 - 1;

function isCount(value: number | bigint): boolean {
  return typeof value === 'bigint' ? value >= 0n : Number.isInteger(value) && value >= 0 && value <= MOST;
}
