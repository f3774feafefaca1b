import type { Image } from '../../protocol/overview';
import { NO_VALUE } from '../../protocol/overview';

/** For specs: the values of an image as it travels. */
export function imageValues(image: Image): Float32Array {
  const bytes = (text: string): ArrayBuffer => Uint8Array.from(Buffer.from(text, 'base64')).buffer;
  return 'uint16' in image
    ? Float32Array.from(new Uint16Array(bytes(image.uint16)), value => (value === NO_VALUE ? NaN : value))
    : new Float32Array(bytes(image.float32));
}
