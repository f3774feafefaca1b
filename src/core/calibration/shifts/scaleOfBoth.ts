import type { ProfileFit } from '../profile/fittedProfile';
import type { ShiftRegression } from './shiftRegression';

/** Standard errors by which pieces and profile may differ by chance; beyond, pieces that did not count are in the profile */
const ALIKE = 3;

/**
 * What pieces of rings and the whole profile say of ln scale together, each by the inverse of its variance. Pieces know the ellipse and what does not
 * belong to the rings, but each has areas and a background of its own, and faint ones are lost: in the profile all counts tell of the scale.
 *
 * @param fit of the profile that the pieces were measured with
 * @returns change of ln scale from the geometry of the profile; that of the pieces where the two do not agree
 */
export function scaleOfBoth(
  { change, covariance }: ShiftRegression,
  { logScale, logScaleError }: Pick<ProfileFit, 'logScale' | 'logScaleError'>
): number {
  const [pieces] = change;
  const [ofPieces, ofProfile] = [covariance[0], logScaleError ** 2];
  const apart = -logScale - pieces;
  // Of the same counts: they differ by less than if they were independent
  return Math.abs(apart) > ALIKE * Math.sqrt(ofPieces + ofProfile)
    ? pieces
    : pieces + (apart * ofPieces) / (ofPieces + ofProfile);
}

/** A regression with another change of ln scale. */
export function withScale(regression: ShiftRegression, scale: number): ShiftRegression {
  const further = scale - regression.change[0];
  const change = regression.change.slice();
  change[0] = scale;
  return { ...regression, change, residuals: regression.residuals.map(residual => residual - further) };
}
