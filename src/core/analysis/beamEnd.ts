/** Where the direct beam is in a summed profile. */
export interface BeamEnd {
  /** Bin after which the profile falls most: the edge of the disc */
  readonly edge: number;
  /** First bin behind the beam */
  readonly behind: number;
}

/** The beam is over where the fall from bin to bin, of logarithms, is no more than this part of its steepest. */
const LEFT_OF_FALL = 0.1;
/** The beam is so many times as bright as what is behind it, or there is none. */
const LEAST_CONTRAST = 10;

/**
 * Finds the end of the direct beam in a summed profile. The edge of its disc is where intensity falls most outwards (as radial gradient
 * maximisation finds discs: Müller et al., Microsc. Microanal. 18 (2012) 995). From there on the logarithm falls ever more steeply until
 * something else shines through: the beam ends where the fall has come down to a tenth.
 *
 * @param profile mean intensity of each bin; NaN or 0 where there is none
 * @returns undefined where the inner half of the profile holds no edge of a beam: behind a beam stop, or cut off
 */
export function beamEnd(profile: ArrayLike<number>): BeamEnd | undefined {
  const bins = Math.floor(profile.length / 2);
  const isSeen = (bin: number): boolean => profile[bin] > 0 && profile[bin + 1] > 0;
  const step = (bin: number): number => (isSeen(bin) ? profile[bin] - profile[bin + 1] : 0);
  const fall = (bin: number): number => (isSeen(bin) ? Math.log(profile[bin] / profile[bin + 1]) : 0);
  let edge = 0;
  for (let bin = 1; bin < bins; bin++) {
    edge = step(bin) > step(edge) ? bin : edge;
  }
  let [behind, steepest] = [edge + 1, fall(edge)];
  while (behind < bins && fall(behind) > LEFT_OF_FALL * steepest) {
    steepest = Math.max(steepest, fall(behind));
    behind++;
  }
  const isBeam = step(edge) > 0 && profile[edge] >= LEAST_CONTRAST * profile[behind];
  return isBeam ? { edge, behind } : undefined;
}
