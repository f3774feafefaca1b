/** Spots come in pairs, g and -g, which are excited together. */
const FRIEDEL = 2;

/**
 * How many counts of a pattern say as much as one that is independent of all others. Counts in spots come in clusters: how many spots a grain
 * shows in a ring is chance, and all counts of a spot go with it. By Kish's design effect (Survey Sampling, 1965, 5.4) a
 * sample in clusters says as much as a smaller one without; a cluster is the disc of a spot and its partner. The
 * squares of intensity in spots, over the pixels of the rings, are what the variance within rings has beyond counting: spots of
 * area A and height h add h^2 A to that, and the variance of the number of counts is (2 h A)^2 for a pair.
 *
 * @param excess sum over rings of area times (variance within the ring less its mean), counts^2
 * @param counts counts in these rings
 * @param spotArea area of a spot in pixels: that of the direct beam's disc
 * @returns 1 where counts are independent, and more where they are not
 */
export function designEffect(excess: number, counts: number, spotArea: number): number {
  return counts > 0 ? Math.max(1, 1 + (FRIEDEL * spotArea * excess) / counts) : 1;
}
