import { InputError } from '../../core/errors';
import type { Image } from '../../protocol/overview';
import { LARGER_VALUE, NO_SMALL_VALUE, NO_VALUE } from '../../protocol/overview';

/** An image in memory: row-major values, first row on top. */
export interface Grid {
  readonly values: Float32Array;
  /** [rows, columns] */
  readonly shape: readonly [number, number];
}

/**
 * The image that a message carries.
 *
 * @throws InputError `E_IMAGE` when the bytes do not fill the shape exactly
 */
export function decodeImage(image: Image): Grid {
  const { shape } = image;
  return { shape, values: valuesOf(image) };
}

function valuesOf(image: Image): Float32Array {
  if ('uint8' in image) {
    return small(image.uint8, image.larger, image.shape);
  }
  return 'uint16' in image ? counts(image.uint16, image.shape) : floats(image.float32, image.shape);
}

function small(text: string, larger: readonly number[], shape: Grid['shape']): Float32Array {
  const bytes = bytesOf(text, shape, 1);
  const values = new Float32Array(bytes.length);
  let next = 0;
  for (let at = 0; at < values.length; at++) {
    const value = bytes[at];
    values[at] = value < LARGER_VALUE ? value : value === NO_SMALL_VALUE ? NaN : larger[next++];
  }
  if (next !== larger.length) {
    throw new InputError(
      'E_IMAGE',
      `An image has ${next} large values, but ${larger.length} arrived: reload the page.`
    );
  }
  return values;
}

function counts(text: string, shape: Grid['shape']): Float32Array {
  const bytes = bytesOf(text, shape, 2);
  const values = new Float32Array(bytes.length / 2);
  for (let at = 0; at < values.length; at++) {
    const value = bytes[2 * at] | (bytes[2 * at + 1] << 8);
    values[at] = value === NO_VALUE ? NaN : value;
  }
  return values;
}

function floats(text: string, shape: Grid['shape']): Float32Array {
  const bytes = bytesOf(text, shape, 4);
  return isLittleEndian ? new Float32Array(bytes.buffer) : swapped(bytes);
}

function bytesOf(base64: string, [rows, columns]: Grid['shape'], each: number): Uint8Array<ArrayBuffer> {
  const bytes = decoded(base64);
  if (bytes.length !== rows * columns * each) {
    throw new InputError(
      'E_IMAGE',
      `An image of ${rows} x ${columns} pixels needs ${rows * columns * each} bytes, but ${bytes.length} arrived: reload the page.`
    );
  }
  return bytes;
}

/** By the browser itself where it can, since 2025, in a tenth of the time. */
function decoded(base64: string): Uint8Array<ArrayBuffer> {
  const { fromBase64 } = Uint8Array as { fromBase64?(text: string): Uint8Array<ArrayBuffer> };
  if (fromBase64) {
    return fromBase64.call(Uint8Array, base64);
  }
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    bytes[index] = text.charCodeAt(index);
  }
  return bytes;
}

/** How this machine lays out numbers, as nearly all do: bytes can be taken as they are. */
const isLittleEndian = new Uint8Array(Float32Array.of(1).buffer)[3] === 0x3f;

function swapped(bytes: Uint8Array<ArrayBuffer>): Float32Array {
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, index) => view.getFloat32(index * 4, true));
}
