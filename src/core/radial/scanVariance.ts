/** Sums over scan positions, ring by ring, that every normalised variance but V_image follows from. */
export interface ScanSums {
  /** Positions at which the ring has a mean */
  readonly positions: Float64Array;
  readonly mean: Float64Array;
  readonly meanSquare: Float64Array;
  /** What counting makes the means scatter by: g Σ w² I / N² */
  readonly counting: Float64Array;
  /** Positions at which it has a variance too, and its sum there with that of the means and their squares */
  readonly spreads: Float64Array;
  readonly variance: Float64Array;
  readonly spreadMean: Float64Array;
  readonly spreadMeanSquare: Float64Array;
  /** Mean over the ring of I² */
  readonly square: Float64Array;
  /** variance / mean² and 1 / mean, where the mean is above 0 */
  readonly ratio: Float64Array;
  readonly inverse: Float64Array;
  /** Fewest electrons that the ring counted at a position; Infinity before the first */
  readonly fewest: Float64Array;
}

/** A normalised variance, what shot noise contributes to it, and the rest; NaN where nothing was counted. */
export interface NormalisedVariance {
  readonly raw: Float64Array;
  readonly shotNoise: Float64Array;
  readonly corrected: Float64Array;
}

export function normalisedVariance(
  rings: number,
  of: (ring: number) => readonly [raw: number, shot: number]
): NormalisedVariance {
  const [raw, shotNoise] = [new Float64Array(rings), new Float64Array(rings)];
  for (let ring = 0; ring < rings; ring++) {
    [raw[ring], shotNoise[ring]] = of(ring);
  }
  return { raw, shotNoise, corrected: raw.map((value, ring) => value - shotNoise[ring]) };
}

/** With fewer electrons in a ring its mean is too uncertain to divide a single pattern by */
const ENOUGH = 10;

/**
 * The normalised variances of fluctuation electron microscopy that need no sums of single pixels (T. L. Daulton et al.,
 * Ultramicroscopy 110 (2010) 1279), with m the mean of a ring in one pattern and < > means over the scan. Variances are the unbiased ones,
 * so that what counting alone makes of a flat pattern is the shot noise exactly, at any dose.
 *
 * @param gain counts per electron
 */
export function scanVariances(
  scan: ScanSums,
  gain: number
): { omega: NormalisedVariance; r: NormalisedVariance; re: NormalisedVariance } {
  const rings = scan.mean.length;
  return {
    // Variance of the rings' means over the scan
    omega: normalisedVariance(rings, ring => {
      const [n, mean] = [scan.positions[ring], scan.mean[ring] / scan.positions[ring]];
      const variance = n > 1 ? (scan.meanSquare[ring] - n * mean * mean) / (n - 1) : NaN;
      return [over(variance, mean * mean), over(scan.counting[ring] / n, mean * mean)];
    }),
    // Mean of the variances along the ring of single patterns; where they have too few counts, the ratio of the means
    r: normalisedVariance(rings, ring => {
      const n = scan.spreads[ring];
      return scan.fewest[ring] >= ENOUGH
        ? [scan.ratio[ring] / n, (gain * scan.inverse[ring]) / n]
        : [
            over(scan.variance[ring], scan.spreadMeanSquare[ring]),
            over(gain * scan.spreadMean[ring], scan.spreadMeanSquare[ring])
          ];
    }),
    // Variance over the ring and the scan together
    re: normalisedVariance(rings, ring => {
      const [n, mean] = [scan.positions[ring], scan.mean[ring] / scan.positions[ring]];
      return [over(scan.square[ring] / n - mean * mean, mean * mean), over(gain, mean)];
    })
  };
}

function over(value: number, by: number): number {
  return by > 0 ? value / by : NaN;
}
