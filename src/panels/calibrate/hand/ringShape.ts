import type { CalibrationNumbers } from '../../../core/calibration/calibration';
import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';

/** A ring as a hand holds it. Lengths in px. */
export interface RingShape {
  /** The direct beam */
  readonly row: number;
  readonly column: number;
  /** Geometric mean of both half axes */
  readonly radius: number;
  /** Major by minor axis */
  readonly ratio: number;
  /** Tilt of the major axis from the row axis (down) towards the columns (right), degrees */
  readonly tilt: number;
}

/** How far from the pixel size of a ring that was dragged the fit may go: less than from one ring of gold to the next */
const REACH = 1.04;
const DEGREES = 180 / Math.PI;

/**
 * Where a ring begins: what was given by hand, else what was found, else the middle of the pattern.
 *
 * @param t tan(2θ)/λ of the ring, 1/Å
 */
export function beginning(
  { centre, ellipse, pixelSizeRange: range }: CalibrationOptions,
  found: CalibrationNumbers | undefined,
  t: number,
  [rows, columns]: readonly [number, number]
): RingShape {
  const [row, column] = centre ?? (found ? [found.centreRow, found.centreColumn] : [(rows - 1) / 2, (columns - 1) / 2]);
  const [ratio, tilt] = ellipse ?? (found ? [found.axisRatio, DEGREES * found.theta] : [1, 0]);
  const size = range ? Math.sqrt(range[0] * range[1]) : found?.pixelSizeInvAng;
  const radius = size === undefined ? Math.min(rows, columns) / 4 : (t * Math.sqrt(ratio)) / size;
  return { row, column, radius, ratio, tilt };
}

/** Options with what a hand has moved of a ring, and no more: what was not touched is still found. */
export function begunAt(
  options: CalibrationOptions,
  before: RingShape,
  after: RingShape,
  t: number
): CalibrationOptions {
  const { row, column, radius, ratio, tilt } = after;
  const next = { ...options };
  if (row !== before.row || column !== before.column) {
    next.centre = [row, column];
  }
  if (ratio !== before.ratio || tilt !== before.tilt) {
    next.ellipse = [ratio, tilt];
  }
  if (radius !== before.radius) {
    next.pixelSizeRange = sizesAbout({ ring: after, t });
  }
  return next;
}

/** Pixel sizes about that of a ring: none of them would make another ring of it. */
export function sizesAbout({
  ring: { radius, ratio },
  t
}: {
  readonly ring: RingShape;
  readonly t: number;
}): [number, number] {
  const size = (t * Math.sqrt(ratio)) / radius;
  return [digits(size / REACH), digits(size * REACH)];
}

/** So many that a radius comes back as it was, and few enough to read in a form. */
function digits(value: number): number {
  return Number(value.toPrecision(5));
}
