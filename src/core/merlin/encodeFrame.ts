import type { StoredFormat } from './rawGeometry';
import { isRawQuad, storedBits } from './rawGeometry';

const WORD_BYTES = 8;

/** Any counts that can be read one by one. */
export type CountSource = ArrayLike<number> | BigUint64Array;

/**
 * The pixels of one frame as Merlin stores them, without header: the inverse of decoding.
 *
 * Processed types (U..) are big endian and unsigned, rows from the bottom of the picture to the top. R64 keeps the order of
 * the read-out: 64-bit big-endian words whose least significant pixel is the leftmost; a quad stores, per row, the blocks
 * bottom right, bottom left, top right, top left, the bottom ones turned by 180 degrees, where top and bottom refer
 * to the stored (not yet flipped) image. 24-bit RAW is the plane of the high 12 bits, then the plane of the low 12.
 *
 * @param counts detY x detX counts in converted orientation: row 0 on top, no cross; larger counts than the counter
 * depth holds are stored as its maximum, as a saturated counter would
 * @param shape rows and columns of the picture: 512 x 512 for a quad
 * @throws RangeError when counts and shape disagree, or the shape cannot be stored in this format
 */
export function encodePixels(
  counts: CountSource,
  shape: readonly [detY: number, detX: number],
  format: StoredFormat
): Uint8Array {
  const [detY, detX] = shape;
  if (counts.length !== detY * detX) {
    throw new RangeError(`${counts.length} counts do not fill ${detY} x ${detX} pixels.`);
  }
  const bits = storedBits(format);
  const bytes = new Uint8Array((counts.length * bits) / 8);
  const order = isRawQuad(format) ? quadOrder(detY, detX) : plainOrder(detY, detX);
  if (bits === 64) {
    writeBigEndian64(bytes, counts, order, maximum(format));
    return bytes;
  }
  const values = counts instanceof BigUint64Array ? Float64Array.from(counts, Number) : counts;
  const largest = Number(maximum(format));
  if (format.pixelType !== 'R64') {
    writeBigEndian(bytes, bits / 8, values, order, largest);
  } else if (format.depth === 24) {
    writePlanes(bytes, values, order, isRawQuad(format));
  } else {
    writeTangled(bytes, bits, values, order, largest);
  }
  return bytes;
}

/** Index into the converted picture of every stored pixel: rows from the bottom up. */
function plainOrder(detY: number, detX: number): Uint32Array {
  const order = new Uint32Array(detY * detX);
  let stored = 0;
  for (let row = detY - 1; row >= 0; row--) {
    for (let column = 0; column < detX; column++) {
      order[stored++] = row * detX + column;
    }
  }
  return order;
}

/** The same for a quad in read-out order. */
function quadOrder(detY: number, detX: number): Uint32Array {
  if (detY % 2 !== 0 || detX % 2 !== 0) {
    throw new RangeError(`RAW of a quad needs an even number of rows and columns, not ${detY} x ${detX}.`);
  }
  const order = new Uint32Array(detY * detX);
  const half = detX / 2;
  let stored = 0;
  for (let row = 0; row < detY / 2; row++) {
    const nearRow = detY - 1 - row;
    for (const [pictureRow, firstColumn, step] of [
      [row, detX - 1, -1],
      [row, half - 1, -1],
      [nearRow, half, 1],
      [nearRow, 0, 1]
    ]) {
      for (let pixel = 0; pixel < half; pixel++) {
        order[stored++] = pictureRow * detX + firstColumn + step * pixel;
      }
    }
  }
  return order;
}

/** Largest count of the format: what the counter holds, or what a pixel of the file holds where that is less. */
function maximum(format: StoredFormat): bigint {
  return (1n << BigInt(Math.min(format.depth, storedBits(format)))) - 1n;
}

function writeBigEndian64(bytes: Uint8Array, counts: CountSource, order: Uint32Array, largest: bigint): void {
  const view = new DataView(bytes.buffer);
  order.forEach((index, stored) => {
    const count = BigInt(counts[index]);
    view.setBigUint64(stored * 8, count > largest ? largest : count);
  });
}

function writeBigEndian(
  bytes: Uint8Array,
  size: number,
  counts: ArrayLike<number>,
  order: Uint32Array,
  largest: number
): void {
  for (let stored = 0, at = 0; stored < order.length; stored++, at += size) {
    const count = counts[order[stored]] < largest ? counts[order[stored]] : largest;
    for (let byte = 0; byte < size; byte++) {
      bytes[at + byte] = count >>> (8 * (size - 1 - byte));
    }
  }
}

/** Pixel j of a word takes bits j*b to j*b + b - 1, so pixel 0 ends in the last byte of the big-endian word. */
function writeTangled(
  bytes: Uint8Array,
  bits: number,
  counts: ArrayLike<number>,
  order: Uint32Array,
  largest: number
): void {
  const perWord = 64 / bits;
  if (order.length % perWord !== 0) {
    throw new RangeError(`${order.length} pixels do not fill whole 64-bit words of ${perWord} pixels.`);
  }
  for (let stored = 0; stored < order.length; stored++) {
    const count = counts[order[stored]] < largest ? counts[order[stored]] : largest;
    const inWord = stored % perWord;
    const word = ((stored - inWord) / perWord) * WORD_BYTES;
    const firstBit = inWord * bits;
    const byte = word + WORD_BYTES - 1 - (firstBit >> 3);
    bytes[byte] |= count << (firstBit & 7);
    if (bits === 16) {
      bytes[byte - 1] = count >> 8;
    }
  }
}

function writePlanes(bytes: Uint8Array, counts: ArrayLike<number>, order: Uint32Array, quad: boolean): void {
  if (quad) {
    throw new RangeError('How a quad stores 24-bit RAW is not known.');
  }
  const saturated = Uint32Array.from(counts, count => (count < 0xffffff ? count : 0xffffff));
  const plane = bytes.length / 2;
  const high = saturated.map(count => count >> 12);
  const low = saturated.map(count => count & 0xfff);
  writeTangled(bytes.subarray(0, plane), 16, high, order, 0xfff);
  writeTangled(bytes.subarray(plane), 16, low, order, 0xfff);
}
