import type { CleanPattern } from './calibrationPattern';
import type { Geometry } from './geometry';
import { changed, ellipseNumbers } from './geometry';
import type { ProfileFit } from './profileFit';
import { fitProfile } from './profileFit';
import type { RadialProfile } from './radialProfile';
import { polarBins, radialProfile } from './radialProfile';
import type { RingCell } from './ringCells';
import { ringCells } from './ringCells';
import type { RingGroup } from './ringGroups';
import { ringGroups } from './ringGroups';
import type { RingWidth } from './ringShape';
import type { RingTarget } from './ringTargets';
import type { ShiftRegression } from './shiftRegression';
import { regressShifts, UNKNOWNS } from './shiftRegression';

/** A geometry refined against all pixels, with everything that led to it. */
export interface Refinement {
  readonly geometry: Geometry;
  readonly profile: RadialProfile;
  readonly fit: ProfileFit;
  readonly groups: readonly RingGroup[];
  readonly cells: readonly RingCell[];
  readonly regression: ShiftRegression;
  readonly converged: boolean;
}

const ROUNDS = 8;
/** A change below this part of its standard error is none; below the larger one it is only that a cell more or less is used */
const SETTLED = 0.1;
const NEARLY_SETTLED = 0.5;
const LEAST_COVERAGE = 0.15;

/**
 * Alternates between the profile along the ellipses of a geometry, which gives shape and background, and the shifts of all
 * pieces of rings, which give the next geometry.
 *
 * @param range smallest and largest q that is used, 1/Å
 * @param isUsed whether a group of rings may be used
 */
export function refine(
  pattern: CleanPattern,
  start: Geometry,
  targets: readonly RingTarget[],
  range: readonly [number, number],
  isUsed: (target: RingTarget) => boolean = () => true
): Refinement | undefined {
  let geometry = start;
  const { pixelSizeGeoInvAng } = ellipseNumbers(start);
  let width: RingWidth = { sigma: 1.8 * pixelSizeGeoInvAng, disc: 0.3, spread: 0.002, tails: 0.1 };
  let last: Refinement | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const size = ellipseNumbers(geometry).pixelSizeGeoInvAng;
    const polar = polarBins(pattern, geometry, range, size);
    const profile = seen(radialProfile(polar));
    if (profile.q.length < 40) {
      return undefined;
    }
    const [from, to] = [profile.q[0], profile.q[profile.q.length - 1]];
    const visible = targets.filter(({ t }) => t > from + width.sigma && t < to - width.sigma);
    const fit = visible.length < 2 ? undefined : fitProfile(profile, visible, width, size, round < 2 ? 8 : 1);
    if (!fit) {
      return undefined;
    }
    width = fit.width;
    if (round === 0 && Math.abs(fit.logScale) > 0.002) {
      geometry = changed(geometry, [-fit.logScale, 0, 0, 0, 0]);
      continue;
    }
    const groups = ringGroups(fit, from, to).filter(group => group.rings.some(ring => isUsed(fit.rings[ring].target)));
    const cells = ringCells(polar, fit, groups, size);
    const regression = regressShifts(cells, geometry, size);
    if (!regression) {
      return undefined;
    }
    geometry = changed(geometry, regression.change);
    const largest = regression.change.reduce(
      (most, value, index) =>
        Math.max(most, Math.abs(value) / Math.sqrt(regression.covariance[index * (UNKNOWNS + 1)])),
      0
    );
    last = { geometry, profile, fit, groups, cells, regression, converged: largest < NEARLY_SETTLED };
    if (largest < SETTLED) {
      break;
    }
  }
  return last;
}

/** The range in which enough of every annulus is on the detector. */
function seen({ q, counts, pixels, coverage }: RadialProfile): RadialProfile {
  let first = 0;
  let last = q.length;
  while (first < last && coverage[first] < LEAST_COVERAGE) {
    first++;
  }
  while (last > first && coverage[last - 1] < LEAST_COVERAGE) {
    last--;
  }
  return {
    q: q.subarray(first, last),
    counts: counts.subarray(first, last),
    pixels: pixels.subarray(first, last),
    coverage: coverage.subarray(first, last)
  };
}
