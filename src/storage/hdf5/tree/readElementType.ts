import type { FileBytes } from '../fileBytes';

/** Type of the elements of an attribute or a dataset, as far as this program reads them itself. */
export type ElementType =
  | { readonly kind: 'integer' | 'float'; readonly bytes: 1 | 2 | 4 | 8; readonly signed: boolean }
  | { readonly kind: 'boolean'; readonly bytes: 1 }
  | { readonly kind: 'text'; readonly bytes: number; readonly utf8: boolean }
  /** Of any length, in the global heap */
  | { readonly kind: 'longText'; readonly bytes: 16 };

const CLASS = { integer: 0, float: 1, text: 3, enumeration: 8, variable: 9 } as const;
const BIG_ENDIAN = 1;
const SIGNED = 8;
const UTF8 = 1;
/** Bits of the exponent of IEEE 754, by bytes */
const EXPONENT: Partial<Record<number, number>> = { 4: 8, 8: 11 };

/**
 * Reads a datatype message (HDF5 File Format Specification, IV.A.2.d).
 *
 * @param name of what has the type, for messages
 * @throws InputError `E_HDF5_UNSUPPORTED` for types that only the library knows, `E_HDF5_DAMAGED`
 */
export function readElementType(file: FileBytes, body: DataView, name: string): ElementType {
  const need = (bytes: number): void => {
    if (body.byteLength < bytes) {
      throw file.damaged(`the type of ${name} is cut`);
    }
  };
  need(8);
  const kind = body.getUint8(0) & 15;
  const bits = body.getUint8(1);
  const bytes = body.getUint32(4, true);
  if (kind === CLASS.integer && isNumberSize(bytes) && (bits & BIG_ENDIAN) === 0) {
    need(12);
    if (body.getUint16(8, true) === 0 && body.getUint16(10, true) === 8 * bytes) {
      return { kind: 'integer', bytes, signed: (bits & SIGNED) !== 0 };
    }
  }
  if (kind === CLASS.float && isNumberSize(bytes) && (bits & 0x41) === 0) {
    need(20);
    if (body.getUint8(13) === EXPONENT[bytes]) {
      return { kind: 'float', bytes, signed: true };
    }
  }
  if (kind === CLASS.text && bytes > 0) {
    return { kind: 'text', bytes, utf8: bits >> 4 === UTF8 };
  }
  if (kind === CLASS.variable && (bits & 15) === 1 && bytes === 16) {
    return { kind: 'longText', bytes };
  }
  if (kind === CLASS.enumeration && isBoolean(body)) {
    return { kind: 'boolean', bytes: 1 };
  }
  throw file.unsupported(`${name} has elements of a type that only the HDF5 library knows`);
}

/** Python's name of a type of numbers. */
export function typeName(type: ElementType): string | undefined {
  if (type.kind === 'integer') {
    const name = { 1: 'b', 2: 'h', 4: 'i', 8: 'q' }[type.bytes];
    return `<${type.signed ? name : name.toUpperCase()}`;
  }
  return type.kind === 'float' ? (type.bytes === 4 ? '<f' : '<d') : undefined;
}

function isNumberSize(bytes: number): bytes is 1 | 2 | 4 | 8 {
  return [1, 2, 4, 8].includes(bytes);
}

/** An enumeration of one byte with FALSE 0 and TRUE 1, whose names fill 8 bytes each. */
function isBoolean(body: DataView): boolean {
  const at = 8 + 12;
  if (body.byteLength < at + 18 || body.getUint16(1, true) !== 2 || body.getUint32(4, true) !== 1) {
    return false;
  }
  const names = new TextDecoder().decode(new Uint8Array(body.buffer, body.byteOffset + at, 16));
  return names === 'FALSE\0\0\0TRUE\0\0\0\0' && body.getUint8(at + 16) === 0 && body.getUint8(at + 17) === 1;
}
