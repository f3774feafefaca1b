import { encode as encodeJpeg } from 'jpeg-js';

import { percentileRange, toBytes } from '../../core/imageRange';
import { greyPng } from './greyPng';

/** An image of numbers: row-major, first row on top. */
export interface Picture {
  readonly values: ArrayLike<number>;
  readonly shape: readonly [rows: number, columns: number];
}

const JPEG_QUALITY = 95;
/** Percentiles between which a scan image is shown: EDX spikes and a kept fly-back column do not spoil its contrast. */
const SCAN_PERCENTILES = [0.1, 99.9] as const;
/** A pattern's direct beam takes few pixels but matters: only the very brightest are clipped. */
const PATTERN_PERCENTILES = [0, 99.99] as const;

/** Grey JPEG of a scan image. */
export function scanJpeg(image: Picture): Uint8Array {
  const grey = scanGrey(image);
  const rgba = new Uint8Array(grey.length * 4);
  for (let pixel = 0; pixel < grey.length; pixel++) {
    rgba.fill(grey[pixel], pixel * 4, pixel * 4 + 3);
    rgba[pixel * 4 + 3] = 255;
  }
  const [height, width] = image.shape;
  return encodeJpeg({ data: rgba, width, height }, JPEG_QUALITY).data;
}

/** Grey PNG of a scan image, linear. */
export function scanPng(image: Picture): Uint8Array {
  return greyPng(scanGrey(image), image.shape);
}

/** Grey PNG of a diffraction pattern, logarithmic: ln(1 + counts). */
export function patternPng({ values, shape }: Picture): Uint8Array {
  const log = new Float64Array(values.length);
  for (let pixel = 0; pixel < log.length; pixel++) {
    log[pixel] = Math.log1p(values[pixel]);
  }
  return greyPng(toBytes(log, percentileRange(log, ...PATTERN_PERCENTILES)), shape);
}

function scanGrey({ values }: Picture): Uint8Array {
  return toBytes(values, percentileRange(values, ...SCAN_PERCENTILES));
}
