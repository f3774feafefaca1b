import { detectorRuns } from '../../detector/detectorRuns';
import { azimuthOf, turned } from '../../radial/azimuths';

/** A disc of pixels: row and column of its centre, radius in px. */
export type Disc = readonly [row: number, column: number, radius: number];

/**
 * Azimuths in degrees from the row axis (down) towards the columns (right), counted up from the first to the second: a sector
 * from 350 to 10 is 20 degrees wide. The same twice is the whole turn.
 */
export type Sector = readonly [from: number, to: number];

/** A piece of a ring: its name, as 220, and its azimuths in reciprocal space. */
export type RingArc = readonly [ring: string, from: number, to: number];

/** What a person took out of a calibration, besides a mask. */
export interface Exclusions {
  /** Pixels that do not count */
  readonly discs?: readonly Disc[];
  /** Wedges of pixels about the direct beam that do not count */
  readonly sectors?: readonly Sector[];
  /** Pieces of rings whose positions do not count */
  readonly arcs?: readonly RingArc[];
}

/** Whether an azimuth in degrees, of any turn, lies in a sector. */
export function isInSector(azimuth: number, [from, to]: Sector): boolean {
  const width = turned(to - from);
  return width === 0 || turned(azimuth - from) < width;
}

/** Whether a piece of a ring is taken out. @param name of the ring, as 220 or 511/333. @param azimuth of its middle, degrees */
export function isTakenOut(arcs: readonly RingArc[], name: string, azimuth: number): boolean {
  return arcs.some(([ring, from, to]) => name.split('/').includes(ring) && isInSector(azimuth, [from, to]));
}

/** Pixels of discs: rows x columns, 1 = in a disc; a pixel belongs to a disc with its centre. */
export function discPixels(discs: readonly Disc[], [rows, columns]: readonly [number, number]): Uint8Array {
  const inside = new Uint8Array(rows * columns);
  for (const [row, column, radius] of discs) {
    const { runs } = detectorRuns({ shape: 'disc', row, column, radius }, rows, columns);
    for (let run = 0; run < runs.length; run += 2) {
      inside.fill(1, runs[run], runs[run] + runs[run + 1]);
    }
  }
  return inside;
}

/** Used pixels without those in wedges about a point. @param used rows x columns, 1 = used; not changed */
export function outsideSectors(
  used: Uint8Array,
  [rows, columns]: readonly [number, number],
  [centreRow, centreColumn]: readonly [number, number],
  sectors: readonly Sector[]
): Uint8Array {
  const kept = used.slice();
  if (sectors.length === 0) {
    return kept;
  }
  for (let row = 0, index = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, index++) {
      if (kept[index] === 1) {
        const azimuth = azimuthOf(row - centreRow, column - centreColumn);
        kept[index] = sectors.some(sector => isInSector(azimuth, sector)) ? 0 : 1;
      }
    }
  }
  return kept;
}
