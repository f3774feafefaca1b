const LEAST_WIDTH = 16;
const LEAST_LARGE = 64;

/**
 * How much the bare number of frames says, where it happens to fit a scan `width` frames wide: 0 (nothing) to 1.
 *
 * 1 for widths that people ask for (powers of two from 16, multiples of 50), 0.6 for any other width from 64, 0.4 from 16.
 * Below 16 any short series fits something. A number of frames that looks typed in (600, 2,400: at most two figures before the
 * zeros) is the length of a series rather than a scan, unless the width is usual.
 */
export function widthPlausibility(width: number, frames: number): number {
  if (width < LEAST_WIDTH) {
    return 0;
  }
  if (isPowerOfTwo(width) || (width % 50 === 0 && !looksTyped(frames))) {
    return 1;
  }
  if (width < LEAST_LARGE && looksTyped(frames)) {
    return 0;
  }
  return width < LEAST_LARGE ? 0.4 : 0.6;
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value));
}

function looksTyped(frames: number): boolean {
  return String(frames).replace(/0+$/, '').length <= 2;
}
