import { SECTORS } from '../profile/radialProfile';

/** How far a piece of a ring group lies from where the geometry expects it. */
export interface RingCell {
  readonly group: number;
  readonly sector: number;
  /** ln of measured by expected q */
  readonly shift: number;
  /** Variance of the shift from the noise of the counts, scaled by the cell's own χ² */
  readonly variance: number;
  /** Areas of the rings relative to the mean over the azimuth */
  readonly strength: number;
  readonly signalToNoise: number;
  /** q of the strongest ring, 1/Å */
  readonly q: number;
}

/** Azimuth of the middle of a sector in reciprocal space, degrees from the row axis towards the columns. */
export function middleOf(sector: number): number {
  return ((sector + 0.5) * 360) / SECTORS;
}
