import type { Image } from '../protocol/overview';

/** An image as it travels. @param values row-major, rows * columns of them */
export function encodedImage(values: ArrayLike<number>, rows: number, columns: number): Image {
  return { shape: [rows, columns], float32: encodedFloats(values) };
}

/** Numbers as little-endian float32 (the byte order of every processor that Node runs on), base64. */
export function encodedFloats(values: ArrayLike<number>): string {
  const floats = values instanceof Float32Array ? values : Float32Array.from(values);
  const bytes = Buffer.from(floats.buffer, floats.byteOffset, floats.byteLength);
  return bytes.toString('base64');
}
