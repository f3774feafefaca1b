import { InputError } from '../../core/errors';
import type { Image } from '../../protocol/overview';

/** An image in memory: row-major values, first row on top. */
export interface Grid {
  readonly values: Float32Array;
  /** [rows, columns] */
  readonly shape: readonly [number, number];
}

/**
 * The image a message carries as base64 of little-endian float32.
 *
 * @throws InputError `E_IMAGE` when the bytes do not fill the shape exactly
 */
export function decodeImage({ shape, float32 }: Image): Grid {
  const text = atob(float32);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    bytes[index] = text.charCodeAt(index);
  }
  const [rows, columns] = shape;
  if (bytes.length !== rows * columns * 4) {
    throw new InputError(
      'E_IMAGE',
      `An image of ${rows} x ${columns} pixels needs ${rows * columns * 4} bytes, but ${bytes.length} arrived: reload the page.`
    );
  }
  const values = isLittleEndian ? new Float32Array(bytes.buffer) : swapped(bytes);
  return { values, shape };
}

/** How this machine lays out numbers, as nearly all do: bytes can be taken as they are. */
const isLittleEndian = new Uint8Array(Float32Array.of(1).buffer)[3] === 0x3f;

function swapped(bytes: Uint8Array<ArrayBuffer>): Float32Array {
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, index) => view.getFloat32(index * 4, true));
}
