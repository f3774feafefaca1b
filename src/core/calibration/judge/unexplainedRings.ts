import type { ProfileFit } from '../profile/fittedProfile';
import { sumOfRings } from '../profile/fittedProfile';
import type { RadialProfile } from '../profile/radialProfile';

/** Something that looks like a ring where the standard has none. */
export interface UnexplainedRing {
  /** tan(2θ)/λ, 1/Å */
  readonly q: number;
  /** Counts above all that is explained, relative to the strongest ring of the standard, both times q² */
  readonly strength: number;
}

/** By chance one place in a million stands out so far; a profile has some hundred */
const SIGMAS = 6;
/** Weaker ones are the model's, not the sample's */
const LEAST_STRENGTH = 0.04;
/** Nearer to a ring of the standard than this part of its full width it is that ring, off or of another shape */
const APART = 0.8;

/**
 * Maxima of what a fit leaves of a profile, summed over the width of a ring: other materials, a film, a wrong scale.
 *
 * @returns strongest first
 */
export function unexplainedRings(profile: RadialProfile, fit: ProfileFit): UnexplainedRing[] {
  const { q, counts, pixels } = profile;
  const widths = fit.rings.map(({ shape }) => shape.fullWidth());
  const width = Math.max(...widths);
  // Where the scale says, which a fit of the profile is free to leave
  const rings = sumOfRings(
    fit.rings,
    fit.rings.map(({ target }) => target.t)
  );
  const left = counts.map((value, at) => value - fit.background(q[at]) - rings(q[at]));
  const noise = counts.map((value, at) => Math.max(value, 1e-3) / pixels[at]);
  const sums = q.map((middle, at) => {
    let [sum, variance, number] = [0, 0, 0];
    for (let other = at; other >= 0 && middle - q[other] <= width / 2; other--) {
      [sum, variance, number] = [sum + left[other], variance + noise[other], number + 1];
    }
    for (let other = at + 1; other < q.length && q[other] - middle <= width / 2; other++) {
      [sum, variance, number] = [sum + left[other], variance + noise[other], number + 1];
    }
    return sum > SIGMAS * Math.sqrt(variance) ? (sum / number) * middle ** 2 : 0;
  });
  const strongest = Math.max(...q.map(at => rings(at) * at ** 2), Number.MIN_VALUE);
  const isInside = (at: number): boolean => q[at] - q[0] > width / 2 && q[q.length - 1] - q[at] > width / 2;
  const isApart = (at: number): boolean =>
    fit.rings.every(({ target }, ring) => Math.abs(target.t - q[at]) > APART * widths[ring]);
  return Array.from(sums)
    .flatMap((sum, at) => {
      const isTop = sum > 0 && sum >= (sums[at - 1] ?? 0) && sum > (sums[at + 1] ?? 0);
      const strength = sum / strongest;
      return isTop && strength > LEAST_STRENGTH && isInside(at) && isApart(at) ? [{ q: q[at], strength }] : [];
    })
    .sort((one, other) => other.strength - one.strength)
    .filter((one, at, all) => all.slice(0, at).every(stronger => Math.abs(stronger.q - one.q) > width));
}
