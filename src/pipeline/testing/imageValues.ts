import type { Image } from '../../protocol/overview';
import { LARGER_VALUE, NO_SMALL_VALUE, NO_VALUE } from '../../protocol/overview';

/** For specs: the values of an image as it travels. */
export function imageValues(image: Image): Float32Array {
  const bytes = (text: string): ArrayBuffer => Uint8Array.from(Buffer.from(text, 'base64')).buffer;
  if ('uint8' in image) {
    const larger = image.larger.values();
    return Float32Array.from(new Uint8Array(bytes(image.uint8)), value =>
      value === NO_SMALL_VALUE ? NaN : value === LARGER_VALUE ? Number(larger.next().value) : value
    );
  }
  return 'uint16' in image
    ? Float32Array.from(new Uint16Array(bytes(image.uint16)), value => (value === NO_VALUE ? NaN : value))
    : new Float32Array(bytes(image.float32));
}
