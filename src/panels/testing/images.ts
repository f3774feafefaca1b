import type { Image } from '../../protocol/overview';

/** An image as the backend sends it. */
export function encoded(values: readonly number[], shape: readonly [number, number]): Image {
  const bytes = new Uint8Array(Float32Array.from(values).buffer);
  return { shape: [shape[0], shape[1]], float32: btoa(String.fromCharCode(...bytes)) };
}
