/** Linear map of (row, column) offsets: [row from row, row from column, column from row, column from column]. */
export type Distortion = readonly [rr: number, rc: number, cr: number, cc: number];

export const NO_DISTORTION: Distortion = [1, 0, 0, 1];

/**
 * The map that a projector lens with an elliptic distortion applies to an undistorted pattern: circles of radius b
 * become ellipses with minor half axis b and major half axis a. Pixel sizes therefore belong to the minor axis.
 *
 * @param ratio a / b, from 1 up
 * @param theta tilt of the major axis in rad, from the row axis towards the columns; theta and theta + π are the same
 */
export function ellipseDistortion(ratio: number, theta: number): Distortion {
  const [cosine, sine] = [Math.cos(theta), Math.sin(theta)];
  const stretch = ratio - 1;
  return [1 + stretch * cosine ** 2, stretch * sine * cosine, stretch * sine * cosine, 1 + stretch * sine ** 2];
}

export function determinant([rr, rc, cr, cc]: Distortion): number {
  return rr * cc - rc * cr;
}

export function inverse(distortion: Distortion): Distortion {
  const [rr, rc, cr, cc] = distortion;
  const area = determinant(distortion);
  return [cc / area, -rc / area, -cr / area, rr / area];
}

/** Largest factor by which the map stretches a distance. */
export function largestStretch([rr, rc, cr, cc]: Distortion): number {
  const square = (rr ** 2 + rc ** 2 + cr ** 2 + cc ** 2) / 2;
  return Math.sqrt(square + Math.sqrt(Math.max(0, square ** 2 - (rr * cc - rc * cr) ** 2)));
}
