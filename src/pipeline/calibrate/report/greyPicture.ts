import { percentileRange, toBytes } from '../../../core/imageRange';
import type { PlainImage } from '../../../core/shrinkImage';
import { shrinkImage } from '../../../core/shrinkImage';
import { greyJpeg } from '../../../storage/images/greyJpeg';

/** Longest side of a picture, so that a report stays small */
const LONGEST = 640;
const QUALITY = 88;

/** A grey picture as a data: address, and the values at black and white. */
export interface GreyPicture {
  readonly address: string;
  readonly range: readonly [black: number, white: number];
}

/** @param percentiles of the values that are black and white; what is no number is black */
export function greyPicture(image: PlainImage, percentiles: readonly [number, number]): GreyPicture {
  const { values, shape } = shrinkImage(image, LONGEST);
  const range = percentileRange(values, ...percentiles);
  const jpeg = greyJpeg(toBytes(values, range), shape, QUALITY);
  return { address: `data:image/jpeg;base64,${base64(jpeg)}`, range };
}

/** ln(1 + counts): rings are seen beside the direct beam. */
export function logarithmic({ values, shape }: PlainImage): PlainImage {
  return { values: values.map(Math.log1p), shape };
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
}
