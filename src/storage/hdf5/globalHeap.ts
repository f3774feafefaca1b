const COLLECTION_HEAD = 16;
const OBJECT_HEAD = 16;
const SMALLEST = 4096;

/**
 * A global heap collection that holds one object, number 1 (HDF5 File Format Specification, III.E): head, the object
 * padded to 8 bytes, and as object 0 the free space that makes it at least 4096 bytes.
 */
export function heapCollection(object: Uint8Array): Uint8Array {
  const used = COLLECTION_HEAD + OBJECT_HEAD + Math.ceil(object.length / 8) * 8;
  const bytes = new Uint8Array(Math.max(SMALLEST, used + OBJECT_HEAD));
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('GCOL\x01'));
  view.setBigUint64(8, BigInt(bytes.length), true);
  view.setUint16(COLLECTION_HEAD, 1, true);
  view.setBigUint64(COLLECTION_HEAD + 8, BigInt(object.length), true);
  bytes.set(object, COLLECTION_HEAD + OBJECT_HEAD);
  view.setBigUint64(used + 8, BigInt(bytes.length - used), true);
  return bytes;
}
