import { ENTRY, firstRings } from './ringShares';
import type { RingShares } from './ringShares';
import type { NormalisedVariance } from './scanVariance';
import { normalisedVariance } from './scanVariance';

/** Sums over the scan of every pixel, the direct beam of all patterns at one place. */
export interface PixelSums {
  readonly shape: readonly [rows: number, columns: number];
  /** Patterns in which the pixel counts */
  readonly patterns: Float64Array;
  /** Σ I */
  readonly counts: Float64Array;
  /** Σ I² */
  readonly squares: Float64Array;
}

/**
 * V_image: the annular mean of every pixel's variance over the scan, divided by its mean squared (Daulton et al. 2010). Pixels count by their area in
 * the ring and by the patterns that saw them; those without counts are left out.
 *
 * @param shares of the pixels of the sums
 * @param gain counts per electron
 */
export function imageVariance(
  { patterns, counts, squares }: PixelSums,
  shares: RingShares,
  rings: number,
  gain: number
): NormalisedVariance {
  const { entries } = shares;
  const first = firstRings(shares);
  const [weights, raw, shot] = [new Float64Array(rings), new Float64Array(rings), new Float64Array(rings)];
  for (let pixel = 0; pixel < counts.length; pixel++) {
    const n = patterns[pixel];
    if (n < 2 || counts[pixel] === 0) {
      continue;
    }
    const mean = counts[pixel] / n;
    const variance = (squares[pixel] - n * mean * mean) / (n - 1);
    for (let part = 0; part < 3; part++) {
      const ring = first[ENTRY * pixel + 3] + part;
      const weight = entries[ENTRY * pixel + part] * n;
      if (weight > 0 && ring < rings) {
        weights[ring] += weight;
        raw[ring] += (weight * variance) / mean ** 2;
        shot[ring] += (weight * gain) / mean;
      }
    }
  }
  return normalisedVariance(rings, ring =>
    weights[ring] > 0 ? [raw[ring] / weights[ring], shot[ring] / weights[ring]] : [NaN, NaN]
  );
}
