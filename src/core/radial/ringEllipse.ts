/** The ellipses along which patterns are averaged, as a calibration describes them. */
export interface RingEllipse {
  /** Major by minor axis, at least 1 */
  readonly axisRatio: number;
  /** Tilt of the major axis from the row axis (down) towards the columns (right), rad */
  readonly theta: number;
}

export const CIRCLE: RingEllipse = { axisRatio: 1, theta: 0 };

/** A symmetric 2 x 2 matrix: row from row, row from column = column from row, column from column. */
export type Rounding = readonly [rr: number, rc: number, cc: number];

/**
 * The matrix that turns offsets from the direct beam, in px, into ones whose length is the minor half axis of the ellipse
 * they lie on, in px: the major axis shrinks, the minor one stays.
 */
export function rounding({ axisRatio, theta }: RingEllipse): Rounding {
  const [c, s] = [Math.cos(theta), Math.sin(theta)];
  const along = 1 / axisRatio;
  return [along * c * c + s * s, (along - 1) * s * c, along * s * s + c * c];
}

/** Minor half axis of the ellipse through an offset from the direct beam, px. */
export function minorRadius([rr, rc, cc]: Rounding, down: number, right: number): number {
  return Math.hypot(rr * down + rc * right, rc * down + cc * right);
}

/**
 * Rings it takes until the farthest corner of a detector lies in the last: ring k reaches from k - 1/2 to k + 1/2 px.
 *
 * @param origin row and column of the direct beam; whole numbers are pixel centres
 */
export function ringsToCorner(
  [rows, columns]: readonly [number, number],
  origin: readonly [number, number],
  matrix: Rounding
): number {
  const edges = (size: number, at: number): number[] => [-0.5 - at, size - 0.5 - at];
  const radii = edges(rows, origin[0]).flatMap(down =>
    edges(columns, origin[1]).map(right => minorRadius(matrix, down, right))
  );
  return Math.ceil(Math.max(...radii) + 0.5);
}
