import { percentileRange, toBytes } from '../../core/imageRange';
import { greyJpeg } from './greyJpeg';
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
  return greyJpeg(scanGrey(image), image.shape, JPEG_QUALITY);
}

/** Grey PNG of a scan image, linear. */
export function scanPng(image: Picture): Uint8Array {
  return greyPng(scanGrey(image), image.shape);
}

/**
 * Grey PNG of a diffraction pattern, logarithmic: ln(1 + value / m), m the median of what is above zero. The same whether frames were
 * added up or averaged, so that rings of a hundredth of a count are seen beside the direct beam.
 */
export function patternPng({ values, shape }: Picture): Uint8Array {
  const positive = new Float64Array(values.length);
  let number = 0;
  for (let pixel = 0; pixel < values.length; pixel++) {
    if (values[pixel] > 0) {
      positive[number++] = values[pixel];
    }
  }
  const median = percentileRange(positive.subarray(0, number), 50, 50)[0] || 1;
  const log = new Float64Array(values.length);
  for (let pixel = 0; pixel < values.length; pixel++) {
    log[pixel] = Math.log1p(Math.max(0, values[pixel]) / median);
  }
  return greyPng(toBytes(log, percentileRange(log, ...PATTERN_PERCENTILES)), shape);
}

function scanGrey({ values }: Picture): Uint8Array {
  return toBytes(values, percentileRange(values, ...SCAN_PERCENTILES));
}
