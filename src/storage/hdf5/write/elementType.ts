import type { NumberArray } from '../numberArray';

/** Type of the elements of an attribute or dataset. */
export interface ElementType {
  /** Datatype message, version 1 (HDF5 File Format Specification, IV.A.2.d) */
  readonly message: Uint8Array;
  /** Bytes of an element in the file */
  readonly bytes: number;
}

const FIXED_POINT = 0;
const FLOATING_POINT = 1;
const VARIABLE_LENGTH = 9;

/** Little-endian integers. */
export function integerType(bytes: 1 | 2 | 4 | 8, signed: boolean): ElementType {
  const message = head(12, FIXED_POINT, [signed ? 8 : 0, 0, 0], bytes);
  message.setUint16(10, 8 * bytes, true);
  return { message: new Uint8Array(message.buffer), bytes };
}

/** IEEE 754, little-endian: the implied leading bit is flag 32, the byte behind the flags is the place of the sign. */
export function floatType(bytes: 4 | 8): ElementType {
  const mantissa = bytes === 8 ? 52 : 23;
  const exponent = 8 * bytes - 1 - mantissa;
  const message = head(20, FLOATING_POINT, [0x20, 8 * bytes - 1, 0], bytes);
  message.setUint16(10, 8 * bytes, true);
  message.setUint8(12, mantissa);
  message.setUint8(13, exponent);
  message.setUint8(15, mantissa);
  message.setUint32(16, 2 ** (exponent - 1) - 1, true);
  return { message: new Uint8Array(message.buffer), bytes };
}

/**
 * h5py's boolean: an enumeration of int8 with FALSE 0 and TRUE 1: class and version, number of members, size, base type,
 * names padded to 8 bytes, values.
 */
export const BOOLEAN: ElementType = {
  message: Uint8Array.from([
    ...[0x18, 2, 0, 0, 1, 0, 0, 0],
    ...[0x10, 8, 0, 0, 1, 0, 0, 0, 0, 0, 8, 0],
    ...new TextEncoder().encode('FALSE\0\0\0TRUE\0\0\0\0'),
    ...[0, 1]
  ]),
  bytes: 1
};

/** UTF-8 of any length, as h5py writes str: a length and a place in the global heap. */
export const TEXT: ElementType = {
  message: Uint8Array.from([
    ...new Uint8Array(head(8, VARIABLE_LENGTH, [1, 1, 0], 16).buffer),
    ...integerType(1, false).message
  ]),
  bytes: 16
};

/** The type of the elements of an array. */
export function elementTypeOf(values: NumberArray): ElementType {
  if (values instanceof Float32Array || values instanceof Float64Array) {
    return floatType(values instanceof Float64Array ? 8 : 4);
  }
  const signed =
    values instanceof Int8Array ||
    values instanceof Int16Array ||
    values instanceof Int32Array ||
    values instanceof BigInt64Array;
  return integerType(values.BYTES_PER_ELEMENT as 1 | 2 | 4 | 8, signed);
}

/** Class and version, flags, bytes of an element; the rest of the message is zero. */
function head(length: number, kind: number, flags: readonly number[], bytes: number): DataView {
  const message = new DataView(new ArrayBuffer(length));
  message.setUint8(0, 0x10 | kind);
  flags.forEach((flag, index) => message.setUint8(1 + index, flag));
  message.setUint32(4, bytes, true);
  return message;
}
