/** Bits that pixels keep: all of one that counts, none of another. @param width bytes of a pixel */
export function maskBytes(used: Uint8Array, width: number): Uint8Array {
  const mask = new Uint8Array(used.length * width);
  used.forEach((isUsed, pixel) => mask.fill(isUsed ? 0xff : 0, pixel * width, (pixel + 1) * width));
  return mask;
}
