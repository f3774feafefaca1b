/**
 * Statistics of one ring over any part of the data: pixels of one pattern, of a region of the scan, of the share of a cluster
 * node.
 */
export interface RingPart {
  /** Σ w */
  readonly weight: number;
  /** Σ w² */
  readonly weightSquares: number;
  readonly mean: number;
  /** Σ w (I - mean)² */
  readonly deviations: number;
  /** Σ w² I */
  readonly counting: number;
}

export const NO_PART: RingPart = { weight: 0, weightSquares: 0, mean: 0, deviations: 0, counting: 0 };

/**
 * The statistics of two parts together, as if they had been one: weights and sums add up; the squared deviations get the cross
 * term w1 w2 / (w1 + w2) (m1 - m2)², since either part measured them from its own mean (T. F. Chan, G. H. Golub & R. J. LeVeque,
 * Am. Stat. 37 (1983) 242; for weights E. Schubert & M. Gertz, SSDBM 2018).
 */
export function joined(one: RingPart, other: RingPart): RingPart {
  const weight = one.weight + other.weight;
  if (weight === 0) {
    return NO_PART;
  }
  const apart = other.mean - one.mean;
  return {
    weight,
    weightSquares: one.weightSquares + other.weightSquares,
    mean: one.mean + (apart * other.weight) / weight,
    deviations: one.deviations + other.deviations + (apart * apart * one.weight * other.weight) / weight,
    counting: one.counting + other.counting
  };
}

/** The part that sums of one pattern make. */
export function ringPart(
  weight: number,
  weightSquares: number,
  [sum, sumSquares, counting]: readonly [number, number, number]
): RingPart {
  return weight === 0
    ? NO_PART
    : { weight, weightSquares, mean: sum / weight, deviations: sumSquares - (sum * sum) / weight, counting };
}

/** Unbiased variance of a part; NaN where it is that of less than two pixels. */
export function varianceOf({ weight, weightSquares, deviations }: RingPart): number {
  const inverse = weightSquares / (weight * weight);
  return inverse < 1 - 1e-6 ? deviations / weight / (1 - inverse) : NaN;
}
