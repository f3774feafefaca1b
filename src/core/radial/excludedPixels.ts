import { azimuthOf, turned } from './azimuths';

/** A part of the detector that is left out: azimuths from one to another, or a disc. */
export interface Excluded {
  /** Degrees from the row axis (down) towards the columns (right); a sector may pass 360 */
  readonly sectors: readonly (readonly [from: number, to: number])[];
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
      sectors.some(([from, to]) => turned(azimuth - from) <= Math.min(360, turnedTo(from, to))) ||
      discs.some(([r, c, radius]) => Math.hypot(row - r, column - c) <= radius);
    return isOut ? 1 : 0;
  });
}

/** How far a sector reaches from its start; a whole turn where both ends are a turn apart. */
function turnedTo(from: number, to: number): number {
  return Math.abs(to - from) >= 360 ? 360 : turned(to - from);
}
