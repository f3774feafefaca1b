import { electronWavelength } from '../../gold/wavelength';
import type { Standard } from '../../standards/standard';
import type { CalibrationNumbers } from '../calibration';
import type { CleanPattern } from '../pixels/calibrationPattern';
import type { ProfileFit } from '../profile/fittedProfile';
import { fitProfile } from '../profile/profileFit';
import { covered, LEAST_ANNULI, profileRange, startingWidth } from '../profile/profileRange';
import { polarBins, radialProfile } from '../profile/radialProfile';
import { RingShape } from '../profile/ringShape';
import type { RingTarget } from '../ringTargets';
import { ringTargets } from '../ringTargets';
import { beamEdge } from './beamEdge';
import { calibratedGeometry } from './calibratedGeometry';
import type { UnexplainedRing } from '../judge/unexplainedRings';
import { unexplainedRings } from '../judge/unexplainedRings';

/** Mean counts along the ellipses of a calibration, in parts; all over the same q. */
export interface FlattenedProfile {
  /** tan(2θ)/λ, 1/Å */
  readonly q: Float64Array;
  /** Counts per pixel */
  readonly counts: Float64Array;
  readonly background: (q: number) => number;
  /** Counts without the background */
  readonly flattened: Float64Array;
  /** Rings of the standard in kinematic proportions, as wide as those measured, scaled to them as a whole */
  readonly simulated: Float64Array;
  /** Rings of the standard in this range */
  readonly targets: readonly RingTarget[];
  /** What the standard does not explain, strongest first */
  readonly unexplained: readonly UnexplainedRing[];
}

/**
 * The profile that a calibration looked at, made again from its numbers.
 *
 * @returns undefined where too little of the rings is on the detector to tell them from the background
 * @throws InputError `E_VOLTAGE` for a voltage that is not positive
 */
export function flattenedProfile(
  pattern: CleanPattern,
  values: CalibrationNumbers,
  { voltage, standard }: { readonly voltage: number; readonly standard?: Standard }
): FlattenedProfile | undefined {
  const { pixelSizeGeoInvAng: size } = values;
  const targets = ringTargets(electronWavelength(voltage), standard);
  const range = profileRange(beamEdge(pattern, [values.centreRow, values.centreColumn]) * size, targets);
  const profile = covered(radialProfile(polarBins(pattern, calibratedGeometry(values), range, size)));
  const { q, counts } = profile;
  const width = startingWidth(size);
  const inside = targets.filter(({ t }) => t > q[0] + width.sigma && t < q[q.length - 1] - width.sigma);
  const fit = q.length < LEAST_ANNULI || inside.length < 2 ? undefined : fitProfile(profile, inside, width, size);
  if (!fit) {
    return undefined;
  }
  const flattened = counts.map((value, at) => value - fit.background(q[at]));
  return {
    q,
    counts,
    background: fit.background,
    flattened,
    simulated: scaledTo(flattened, simulated(q, fit), q),
    targets: inside,
    unexplained: unexplainedRings(profile, fit)
  };
}

/** Density along q of a powder: counts of a whole ring are m|F|²d, its circumference takes another 1/q. */
function simulated(q: Float64Array, { width, rings }: ProfileFit): Float64Array {
  const parts = rings.map(({ target: { t, strength } }) => ({ t, area: strength / t, shape: new RingShape(width, t) }));
  return q.map(at => parts.reduce((sum, { t, area, shape }) => sum + area * shape.at(at - t) * Math.sqrt(t / at), 0));
}

/** Least squares of counts times q², as they are drawn. */
function scaledTo(wanted: Float64Array, values: Float64Array, q: Float64Array): Float64Array {
  let [product, square] = [0, 0];
  values.forEach((value, at) => {
    const weight = q[at] ** 4;
    product += weight * value * wanted[at];
    square += weight * value * value;
  });
  return values.map(value => (square > 0 ? (value * Math.max(0, product)) / square : 0));
}
