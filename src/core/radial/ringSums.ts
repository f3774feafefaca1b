/** Numbers of a ring in an array of sums. */
export const RING_SUMS = 3;

/**
 * Sums over the pixels of every ring, three numbers each: Σ w I, Σ w I² and Σ w² I, with w the share of a pixel's area that
 * lies in the ring and I its counts. They give the mean, the variance and what counting alone leaves uncertain.
 */
export type RingSums = Float64Array;

/** What does not depend on the counts: the same sums of a pattern of ones are the area and Σ w². */
export interface RingWeights {
  /** Σ w, px; 0 in a ring without a pixel that counts */
  readonly area: Float64Array;
  /** Σ w² */
  readonly squares: Float64Array;
}

/** @param sums of a pattern of ones where pixels count */
export function ringWeights(sums: RingSums): RingWeights {
  const rings = sums.length / RING_SUMS;
  return {
    area: Float64Array.from({ length: rings }, (_, ring) => sums[RING_SUMS * ring]),
    squares: Float64Array.from({ length: rings }, (_, ring) => sums[RING_SUMS * ring + 2])
  };
}

/** Pixels that would scatter as much as the weighted ones: (Σ w)² / Σ w² (Kish 1965); 0 in an empty ring. */
export function effectivePixels({ area, squares }: RingWeights): Float64Array {
  return area.map((weight, ring) => (weight > 0 ? (weight * weight) / squares[ring] : 0));
}

/** Area of a whole ring on an endless detector, px. */
export function wholeRingArea(ring: number, axisRatio: number): number {
  return ring === 0 ? (Math.PI / 4) * axisRatio : 2 * Math.PI * ring * axisRatio;
}
