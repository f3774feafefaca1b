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
  const view = new DataView(bytes.buffer);
  const values = new Float32Array(rows * columns);
  for (let index = 0; index < values.length; index++) {
    values[index] = view.getFloat32(index * 4, true);
  }
  return { values, shape };
}
