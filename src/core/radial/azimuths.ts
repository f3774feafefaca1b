import type { RingEllipse } from './ringEllipse';
import { rounding } from './ringEllipse';

/** An angle in degrees from 0 to before 360. */
export function turned(degrees: number): number {
  return ((degrees % 360) + 360) % 360;
}

/** Azimuth of an offset, degrees from the row axis (down) towards the columns (right), 0 to before 360. */
export function azimuthOf(down: number, right: number): number {
  return turned((Math.atan2(right, down) * 180) / Math.PI);
}

/** Azimuth on the detector of one in a pattern whose rings were made round, degrees: the ellipse turns all but its axes. */
export function detectorAzimuth(azimuth: number, ellipse: RingEllipse): number {
  const [rr, rc, cc] = rounding(ellipse);
  const [down, right] = [Math.cos((azimuth * Math.PI) / 180), Math.sin((azimuth * Math.PI) / 180)];
  return azimuthOf(cc * down - rc * right, rr * right - rc * down);
}
