import type { Image } from '../protocol/overview';
import { LARGER_VALUE, NO_SMALL_VALUE, NO_VALUE } from '../protocol/overview';

/** With more large values than this part of all, 16 bits take less room */
const FEW = 1 / 16;

/** An image as it travels. @param values row-major, rows * columns of them; NaN where there is none */
export function encodedImage(values: ArrayLike<number>, rows: number, columns: number): Image {
  const shape: [number, number] = [rows, columns];
  const counts = asCounts(values);
  if (!counts) {
    return { shape, float32: encodedFloats(values) };
  }
  const small = asSmall(counts);
  return small ? { shape, uint8: base64(small.bytes), larger: small.larger } : { shape, uint16: base64(counts) };
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

/** Undefined where many have no room in 8 bits. */
function asSmall(counts: Uint16Array): { readonly bytes: Uint8Array; readonly larger: number[] } | undefined {
  const bytes = new Uint8Array(counts.length);
  const larger: number[] = [];
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at];
    if (count < LARGER_VALUE) {
      bytes[at] = count;
    } else if (count === NO_VALUE) {
      bytes[at] = NO_SMALL_VALUE;
    } else if (larger.push(count) > FEW * counts.length) {
      return undefined;
    } else {
      bytes[at] = LARGER_VALUE;
    }
  }
  return { bytes, larger };
}

/** Bytes as they lie in memory: little-endian, as with every processor that Node runs on. */
function base64({ buffer, byteOffset, byteLength }: Float32Array | Uint16Array | Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}
