import type { Sector } from '../calibration/exclusions';
import { isInSector } from '../calibration/exclusions';
import { azimuthOf } from './azimuths';

/** A part of the detector that is left out: azimuths from one to another, or a disc. */
export interface Excluded {
  readonly sectors: readonly Sector[];
  /** Row, column and radius, px */
  readonly discs: readonly (readonly [row: number, column: number, radius: number])[];
}

/**
 * 1 for pixels whose middle lies in what is left out.
 *
 * @param origin about which sectors lie
 */
export function excludedPixels(
  [rows, columns]: readonly [number, number],
  origin: readonly [number, number],
  { sectors, discs }: Excluded
): Uint8Array {
  return Uint8Array.from({ length: rows * columns }, (_, pixel) => {
    const [row, column] = [Math.floor(pixel / columns), pixel % columns];
    const azimuth = azimuthOf(row - origin[0], column - origin[1]);
    const isOut =
      sectors.some(sector => isInSector(azimuth, sector)) ||
      discs.some(([r, c, radius]) => Math.hypot(row - r, column - c) <= radius);
    return isOut ? 1 : 0;
  });
}
