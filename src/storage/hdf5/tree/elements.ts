import type { FileBytes } from '../fileBytes';
import { readHeapObject } from '../globalHeap';
import type { NumberArray } from '../numberArray';
import type { ElementType } from './readElementType';

/**
 * The elements of an attribute or dataset: numbers, 0 and 1 for booleans, or texts.
 *
 * @param bytes of the elements, one after another
 * @throws InputError `E_HDF5_DAMAGED`
 */
export function readElements(file: FileBytes, type: ElementType, bytes: Uint8Array): NumberArray | string[] {
  // A place of its own: arrays of wide numbers begin at multiples of their size only
  const buffer = bytes.slice().buffer;
  switch (type.kind) {
    case 'boolean':
      return new Int8Array(buffer);
    case 'integer':
      return integers(buffer, type);
    case 'float':
      return type.bytes === 4 ? new Float32Array(buffer) : new Float64Array(buffer);
    case 'text': {
      const decoder = new TextDecoder(type.utf8 ? 'utf-8' : 'ascii');
      return pieces(bytes, type.bytes).map(piece => decoder.decode(upToZero(piece)));
    }
    case 'longText':
      return pieces(bytes, type.bytes).map(piece => longText(file, piece));
  }
}

function integers(
  buffer: ArrayBuffer,
  { bytes, signed }: { readonly bytes: number; readonly signed: boolean }
): NumberArray {
  switch (bytes) {
    case 1:
      return signed ? new Int8Array(buffer) : new Uint8Array(buffer);
    case 2:
      return signed ? new Int16Array(buffer) : new Uint16Array(buffer);
    case 4:
      return signed ? new Int32Array(buffer) : new Uint32Array(buffer);
    default:
      return signed ? new BigInt64Array(buffer) : new BigUint64Array(buffer);
  }
}

/** Length, address of the collection and number in it (HDF5 File Format Specification, III.E and IV.A.2.d). */
function longText(file: FileBytes, piece: Uint8Array): string {
  const view = new DataView(piece.buffer, piece.byteOffset, piece.byteLength);
  const length = view.getUint32(0, true);
  const text =
    length === 0
      ? new Uint8Array(0)
      : readHeapObject(file, Number(view.getBigUint64(4, true)), view.getUint32(12, true));
  return new TextDecoder().decode(upToZero(text.subarray(0, length)));
}

function pieces(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}

function upToZero(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}
