import type { CleanPattern } from './calibrationPattern';
import type { Geometry } from './geometry';
import { changed, ellipseNumbers } from './geometry';
import { modelErrors } from './modelError';
import type { ProfileFit } from './fittedProfile';
import { fitProfile } from './profileFit';
import { covered, LEAST_ANNULI, startingWidth } from './profileRange';
import type { RadialProfile } from './radialProfile';
import { polarBins, radialProfile } from './radialProfile';
import type { RingCell } from './ringCells';
import { ringCells } from './ringCells';
import type { RingGroup } from './ringGroups';
import { ringGroups } from './ringGroups';
import type { RingWidth } from './ringShape';
import type { RingTarget } from './ringTargets';
import type { ShiftRegression } from './shiftRegression';
import { regressShifts, significance } from './shiftRegression';
import { LINEAR, SECOND_ORDER, UNKNOWNS } from './shiftUnknowns';
import { windowTable } from './windowTable';

export interface RefineOptions {
  /** Whether a group of rings with this one may be used */
  readonly isUsed?: (target: RingTarget) => boolean;
  /** Called in every round */
  readonly checkpoint?: () => void;
}

/** A geometry refined against all pixels, with everything that led to it. */
export interface Refinement {
  readonly geometry: Geometry;
  readonly profile: RadialProfile;
  readonly fit: ProfileFit;
  readonly groups: readonly RingGroup[];
  readonly cells: readonly RingCell[];
  readonly regression: ShiftRegression;
  readonly converged: boolean;
  /** Standard error of the radial distortion, 0 where there is none */
  readonly radialError: number;
}

const ROUNDS = 24;
/** A change below this part of its standard error is none; below the larger one it is only that a cell more or less is used */
const SETTLED = 0.1;
const NEARLY_SETTLED = 0.5;
/** Place of the radial distortion among the bends */
const RADIAL = 4;
/** χ² of four degrees of freedom above which distortions of second order are real: by chance once in 1e5 patterns */
const SECOND_ORDER_SEEN = 28.5;
/** The same in standard errors for a radial distortion: by chance once in 15,000 */
const RADIAL_SEEN = 4;
/** Rings that a radial distortion is looked for in: with fewer, areas can make up for it */
const RADIAL_RINGS = 6;
/** A change of it below this part of its standard error is none */
const RADIAL_SETTLED = 0.3;
/** Rounds after which distortions are looked for even if the geometry still moves: without them it may never settle */
const PATIENCE = 3;
/** Rounds after which the same rings are measured in the same groups: at a limit they could change from round to round */
const FREE_ROUNDS = 7;

/**
 * Alternates between the profile along the ellipses of a geometry, which gives shape and background, and the shifts of all
 * pieces of rings, which give the next geometry.
 *
 * @param range smallest and largest q that is used, 1/Å
 */
export function refine(
  pattern: CleanPattern,
  start: Geometry,
  targets: readonly RingTarget[],
  range: readonly [number, number],
  { isUsed = () => true, checkpoint = () => undefined }: RefineOptions = {}
): Refinement | undefined {
  let geometry = start;
  let width: RingWidth = startingWidth(ellipseNumbers(start).pixelSizeGeoInvAng);
  let last: Refinement | undefined;
  let asked = LINEAR;
  let radialError = 0;
  let radialSettled = false;
  let changedAt = 1;
  let visible: RingTarget[] = [];
  let groups: RingGroup[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    checkpoint();
    const size = ellipseNumbers(geometry).pixelSizeGeoInvAng;
    const polar = polarBins(pattern, geometry, range, size);
    const profile = covered(radialProfile(polar));
    if (profile.q.length < LEAST_ANNULI) {
      return undefined;
    }
    const [from, to] = [profile.q[0], profile.q[profile.q.length - 1]];
    if (round < FREE_ROUNDS) {
      visible = targets.filter(({ t }) => t > from + width.sigma && t < to - width.sigma);
    }
    const fit =
      visible.length < 2 ? undefined : fitProfile(profile, visible, width, size, { rounds: round < 2 ? 8 : 1 });
    if (!fit) {
      return undefined;
    }
    width = fit.width;
    if (round === 0 && Math.abs(fit.logScale) > 0.002) {
      geometry = changed(geometry, [-fit.logScale, 0, 0, 0, 0]);
      continue;
    }
    if (round < FREE_ROUNDS || groups.length === 0) {
      groups = ringGroups(fit, from, to).filter(group => group.rings.some(ring => isUsed(fit.rings[ring].target)));
    }
    const tables = groups.map(group => windowTable(fit, group, size));
    const cells = ringCells(polar, fit, groups, tables, size);
    const errors = modelErrors(fit, groups, tables);
    const regression = regressShifts(cells, geometry, size, errors, asked, radialError);
    if (!regression) {
      return undefined;
    }
    // Two sets of outliers may ask for each other's geometry in turn: half a step ends between them
    const step = round < FREE_ROUNDS ? regression.change : regression.change.map(value => value / 2);
    geometry = changed(geometry, step);
    const largest = asked.reduce(
      (most, index) =>
        Math.max(most, Math.abs(regression.change[index]) / Math.sqrt(regression.covariance[index * (UNKNOWNS + 1)])),
      0
    );
    last = { geometry, profile, fit, groups, cells, regression, converged: largest < NEARLY_SETTLED, radialError };
    if (largest >= NEARLY_SETTLED && round < changedAt + PATIENCE) {
      continue;
    }
    const secondOrder = (): number => significance(cells, regression, [geometry, size, errors], SECOND_ORDER);
    if (asked === LINEAR && secondOrder() > SECOND_ORDER_SEEN) {
      asked = [...LINEAR, ...SECOND_ORDER];
      radialSettled = false;
      changedAt = round;
      continue;
    }
    if (!radialSettled && visible.length >= RADIAL_RINGS) {
      const trial = fitProfile(profile, visible, width, size, { bent: true });
      const before = geometry.bend?.[RADIAL] ?? 0;
      const now = before - (trial?.radial ?? 0);
      const seenRadial = trial !== undefined && Math.abs(now) > RADIAL_SEEN * trial.radialError;
      // One that may be there but is not sure makes the scale that much less sure
      radialError = trial ? (seenRadial ? trial.radialError : Math.abs(now)) : 0;
      const still = trial && Math.abs(trial.radial) < RADIAL_SETTLED * trial.radialError && largest < NEARLY_SETTLED;
      radialSettled = !trial || still || (!seenRadial && !before);
      if (trial && seenRadial && !radialSettled) {
        geometry = changed(geometry, [0, 0, 0, 0, 0, 0, 0, 0, 0, -trial.radial]);
        changedAt = round;
        continue;
      }
    }
    if (largest < SETTLED) {
      break;
    }
  }
  if (!last) {
    return undefined;
  }
  // Errors as they are now known
  const size = ellipseNumbers(last.geometry).pixelSizeGeoInvAng;
  const { fit, groups: measured } = last;
  const errors = modelErrors(
    fit,
    measured,
    measured.map(group => windowTable(fit, group, size))
  );
  const regression = regressShifts(last.cells, last.geometry, size, errors, asked, radialError) ?? last.regression;
  return { ...last, regression, radialError };
}
