import { encode } from 'jpeg-js';

/**
 * JPEG of 8-bit grey pixels, row-major.
 *
 * @param quality 1 to 100, as the usual encoders count
 */
export function greyJpeg(pixels: Uint8Array, [rows, columns]: readonly [number, number], quality: number): Uint8Array {
  const colours = new Uint8Array(4 * pixels.length);
  pixels.forEach((pixel, index) => colours.fill(pixel, 4 * index, 4 * index + 3));
  return encode({ data: colours, width: columns, height: rows }, quality).data;
}
