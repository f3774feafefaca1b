/** An unsigned number of any length, little endian. */
export function littleEndian(view: DataView, at: number, bytes: number): number {
  let value = 0;
  for (let byte = bytes - 1; byte >= 0; byte--) {
    value = value * 256 + view.getUint8(at + byte);
  }
  return value;
}
