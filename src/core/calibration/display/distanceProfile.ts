import type { CleanPattern } from '../pixels/calibrationPattern';
import { inversionCentres } from '../search/inversionCentre';
import { LEAST_COVERAGE } from '../profile/profileRange';
import { polarBins, radialProfile } from '../profile/radialProfile';

/** Mean counts against the distance from a centre. */
export interface DistanceProfile {
  readonly centre: readonly [row: number, column: number];
  /** px */
  readonly distance: Float64Array;
  /** Counts per pixel */
  readonly counts: Float64Array;
}

/**
 * What there is to see of a pattern that could not be calibrated: mean counts along circles about the point about which
 * it looks most the same after half a turn; undefined where there is none.
 */
export function distanceProfile(pattern: CleanPattern): DistanceProfile | undefined {
  const found = inversionCentres(pattern, 1)[0];
  if (!found) {
    return undefined;
  }
  const centre = [found.row, found.column] as const;
  const farthest = Math.hypot(...pattern.shape);
  const { q, counts, coverage } = radialProfile(polarBins(pattern, { centre, matrix: [1, 0, 1] }, [0, farthest], 1));
  const kept = (_: number, at: number): boolean => coverage[at] >= LEAST_COVERAGE;
  return { centre, distance: q.filter(kept), counts: counts.filter(kept) };
}
