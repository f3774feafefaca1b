import type { RingSums, RingWeights } from './ringSums';
import { RING_SUMS } from './ringSums';

/** What one pattern says, ring by ring. NaN where a ring has no pixel that counts. */
export interface RingProfile {
  /** Counts per pixel */
  readonly mean: Float64Array;
  /**
   * Of the counts along the ring, unbiased: the population variance times N / (N - 1), with N the effective number of pixels;
   * NaN too where N is 1
   */
  readonly variance: Float64Array;
  /** Standard error of the mean that counting gives: sqrt(g Σ w² I) / Σ w, with g counts per electron; never 0 */
  readonly countingError: Float64Array;
  /** Standard error of the mean that the spread along the ring gives: sqrt(variance / N) */
  readonly spreadError: Float64Array;
}

/** Room for a profile of so many rings. */
export function emptyProfile(rings: number): RingProfile {
  const some = (): Float64Array => new Float64Array(rings);
  return { mean: some(), variance: some(), countingError: some(), spreadError: some() };
}

/**
 * Mean, variance and standard errors of every ring of a pattern.
 *
 * A ring in which nothing was counted still has an uncertain mean: its error is that of one count, at a pixel of the usual weight.
 *
 * @param gain counts per electron
 * @param profile is filled
 */
export function ringProfile(
  sums: RingSums,
  { area, squares }: RingWeights,
  gain: number,
  profile: RingProfile = emptyProfile(area.length)
): RingProfile {
  const { mean, variance, countingError, spreadError } = profile;
  for (let ring = 0, at = 0; ring < area.length; ring++, at += RING_SUMS) {
    const weight = area[ring];
    if (weight === 0) {
      mean[ring] = variance[ring] = countingError[ring] = spreadError[ring] = NaN;
      continue;
    }
    const value = sums[at] / weight;
    const inverse = squares[ring] / (weight * weight);
    const spread = Math.max(0, sums[at + 1] / weight - value * value);
    mean[ring] = value;
    // Two pixels of 1/2 and 1/2 + rounding are one: the denominator would be noise
    variance[ring] = inverse < 1 - SINGLE ? spread / (1 - inverse) : NaN;
    spreadError[ring] = Math.sqrt(variance[ring] * inverse);
    const counted =
      sums[at + 2] > 0 ? gain * sums[at + 2] : (gain * squares[ring] * gain * squares[ring]) / weight ** 2;
    countingError[ring] = Math.sqrt(counted) / weight;
  }
  return profile;
}

const SINGLE = 1e-6;
