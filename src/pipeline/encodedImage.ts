import type { Image } from '../protocol/overview';
import { NO_VALUE } from '../protocol/overview';

/** An image as it travels. @param values row-major, rows * columns of them; NaN where there is none */
export function encodedImage(values: ArrayLike<number>, rows: number, columns: number): Image {
  const counts = asCounts(values);
  return counts
    ? { shape: [rows, columns], uint16: base64(counts) }
    : { shape: [rows, columns], float32: encodedFloats(values) };
}

/** Numbers as little-endian float32, base64. */
export function encodedFloats(values: ArrayLike<number>): string {
  return base64(values instanceof Float32Array ? values : Float32Array.from(values));
}

/** Undefined where there are other values than whole numbers of 16 bit, or too large ones. */
function asCounts(values: ArrayLike<number>): Uint16Array | undefined {
  const counts = new Uint16Array(values.length);
  for (let at = 0; at < counts.length; at++) {
    const value = values[at];
    if (Number.isNaN(value)) {
      counts[at] = NO_VALUE;
      continue;
    }
    counts[at] = value;
    if (counts[at] !== value || value === NO_VALUE) {
      return undefined;
    }
  }
  return counts;
}

/** Bytes as they lie in memory: little-endian, as with every processor that Node runs on. */
function base64({ buffer, byteOffset, byteLength }: Float32Array | Uint16Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}
