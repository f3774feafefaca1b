/**
 * Bitshuffle of one block of a multiple of 8 pixels: bit k of byte b of every pixel makes plane 8 b + k of pixels / 8 bytes;
 * pixel i is bit i % 8 of its byte i / 8.
 */
export function toBitPlanes(bytes: Uint8Array, pixelBytes: number, pixels: number): Uint8Array {
  const planeBytes = pixels / 8;
  const planes = new Uint8Array(bytes.length);
  for (let x = 0; x < bytes.length; x++) {
    const pixel = Math.floor(x / pixelBytes);
    const first = 8 * (x % pixelBytes) * planeBytes + (pixel >> 3);
    for (let rest = bytes[x], k = 0; rest !== 0; rest >>= 1, k++) {
      planes[first + k * planeBytes] |= (rest & 1) << (pixel & 7);
    }
  }
  return planes;
}

/** Inverse of toBitPlanes. */
export function fromBitPlanes(planes: Uint8Array, pixelBytes: number, pixels: number): Uint8Array {
  const planeBytes = pixels / 8;
  const bytes = new Uint8Array(planes.length);
  for (let x = 0; x < planes.length; x++) {
    const plane = Math.floor(x / planeBytes);
    const first = 8 * (x % planeBytes) * pixelBytes + (plane >> 3);
    for (let rest = planes[x], i = 0; rest !== 0; rest >>= 1, i++) {
      bytes[first + i * pixelBytes] |= (rest & 1) << (plane & 7);
    }
  }
  return bytes;
}
