/** Undoes the shuffle of HDF5 and of Blosc: first bytes of all numbers, then second bytes, ... A rest stays as it is. */
export function unshuffled(packed: Uint8Array, element: number): Uint8Array {
  const elements = Math.floor(packed.length / element);
  const bytes = packed.slice();
  for (let byte = 0; byte < element; byte++) {
    for (let index = 0, from = byte * elements; index < elements; index++) {
      bytes[index * element + byte] = packed[from + index];
    }
  }
  return bytes;
}
