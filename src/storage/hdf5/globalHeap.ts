import type { FileBytes } from './fileBytes';

const COLLECTION_HEAD = 16;
const OBJECT_HEAD = 16;
const SMALLEST = 4096;
/** One with larger objects is left to the library */
const LARGEST = 1 << 22;
/** The collection that was read last of a file: texts that were written together stand together */
const last = new WeakMap<FileBytes, { readonly address: number; readonly view: DataView }>();

/** Most objects of one collection: their numbers have 16 bits, and 0 is the free space. */
export const MOST_HEAP_OBJECTS = 0xffff;

/**
 * A global heap collection that holds objects, numbered from 1 (HDF5 File Format Specification, III.E): head, the objects
 * each padded to 8 bytes, and as object 0 the free space that makes it at least 4096 bytes.
 */
export function heapCollection(objects: readonly Uint8Array[]): Uint8Array {
  const used = objects.reduce((sum, { length }) => sum + OBJECT_HEAD + Math.ceil(length / 8) * 8, COLLECTION_HEAD);
  const bytes = new Uint8Array(Math.max(SMALLEST, used + OBJECT_HEAD));
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('GCOL\x01'));
  view.setBigUint64(8, BigInt(bytes.length), true);
  let at = COLLECTION_HEAD;
  objects.forEach((object, index) => {
    view.setUint16(at, index + 1, true);
    view.setBigUint64(at + 8, BigInt(object.length), true);
    bytes.set(object, at + OBJECT_HEAD);
    at += OBJECT_HEAD + Math.ceil(object.length / 8) * 8;
  });
  view.setBigUint64(used + 8, BigInt(bytes.length - used), true);
  return bytes;
}

/**
 * An object of a collection in a file.
 *
 * @param address of the collection
 * @param index number of the object
 * @throws InputError `E_HDF5_DAMAGED`, `E_HDF5_UNSUPPORTED` for a large collection
 */
export function readHeapObject(file: FileBytes, address: number, index: number): Uint8Array {
  const view = collection(file, address);
  for (let at = COLLECTION_HEAD; at + OBJECT_HEAD <= view.byteLength;) {
    const number = view.getUint16(at, true);
    const length = Number(view.getBigUint64(at + 8, true));
    if (number === index && at + OBJECT_HEAD + length <= view.byteLength) {
      return new Uint8Array(view.buffer, at + OBJECT_HEAD, length);
    }
    // Object 0 is the free space at the end
    if (number === 0 || number === index) {
      break;
    }
    at += OBJECT_HEAD + Math.ceil(length / 8) * 8;
  }
  throw file.damaged(`a heap of texts has no object ${index}`);
}

function collection(file: FileBytes, address: number): DataView {
  const known = last.get(file);
  if (known?.address === address) {
    return known.view;
  }
  const head = file.read(address, COLLECTION_HEAD, 'a heap of texts');
  if (head.getUint32(0, true) !== 0x4c4f4347) {
    throw file.damaged(`there is no heap of texts at byte ${address}`); // "GCOL"
  }
  const size = Number(head.getBigUint64(8, true));
  if (size > LARGEST) {
    throw file.unsupported(`a heap of texts has ${size} bytes`);
  }
  const view = file.read(address, Math.max(size, COLLECTION_HEAD), 'a heap of texts');
  last.set(file, { address, view });
  return view;
}
