import type { CleanPattern } from './pixels/calibrationPattern';
import { DistortionSearch } from './shifts/distortionSearch';
import type { ProfileFit } from './profile/fittedProfile';
import type { Geometry } from './geometry';
import { changed, ellipseNumbers } from './geometry';
import type { Profiled } from './profile/knownProfiles';
import { KnownProfiles } from './profile/knownProfiles';
import { modelErrors } from './shifts/modelError';
import { fitProfile } from './profile/profileFit';
import { covered, LEAST_ANNULI, startingWidth } from './profile/profileRange';
import type { PolarBins, RadialProfile } from './profile/radialProfile';
import { polarBins, radialProfile } from './profile/radialProfile';
import { ReturningSets } from './shifts/returningSets';
import type { RingCell } from './shifts/ringCell';
import { middleOf } from './shifts/ringCell';
import { ringCells } from './shifts/ringCells';
import type { RingGroup } from './shifts/ringGroups';
import { ringGroups } from './shifts/ringGroups';
import type { RingWidth } from './profile/ringShape';
import type { RingTarget } from './ringTargets';
import { scaleOfBoth, withScale } from './shifts/scaleOfBoth';
import type { ShiftRegression } from './shifts/shiftRegression';
import { regressShifts } from './shifts/shiftRegression';
import { UNKNOWNS } from './shifts/shiftUnknowns';
import { windowTable } from './shifts/windowTable';

export interface RefineOptions {
  /** Profiles of the same pattern that refinements began with */
  readonly known?: KnownProfiles;
  /** Whether a group of rings with this one may be used */
  readonly isUsed?: (target: RingTarget) => boolean;
  /** Whether a piece of a ring was taken out by hand; azimuth of its middle in degrees */
  readonly isRemoved?: (target: RingTarget, azimuth: number) => boolean;
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
  /** Measured as well, and taken out by hand: they change nothing */
  readonly removed: readonly RingCell[];
  readonly regression: ShiftRegression;
  readonly converged: boolean;
  /** Standard error of the radial distortion, 0 where there is none */
  readonly radialError: number;
}

const ROUNDS = 24;
/** Rounds in which the shape of the rings is found from nothing */
const FIRST_ROUNDS = 2;
/** A change below this part of its standard error is none; below the larger one it is only that a cell more or less is used */
const SETTLED = 0.1;
const NEARLY_SETTLED = 0.5;
/** Rounds after which the same rings are measured in the same groups: at a limit they could change from round to round */
const FREE_ROUNDS = 7;
/** Of ln scale: a guess that is off by more is corrected by the profile alone, before pieces of rings are measured */
const ROUGH_SCALE = 0.002;

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
  {
    known = new KnownProfiles(),
    isUsed = () => true,
    isRemoved = () => false,
    checkpoint = () => undefined
  }: RefineOptions = {}
): Refinement | undefined {
  const refining = new Refining(pattern, start, targets, range, { known, isUsed, isRemoved });
  for (let round = 0; round < ROUNDS; round++) {
    checkpoint();
    const outcome = refining.next(round);
    if (outcome === 'lost') {
      return undefined;
    }
    if (outcome === 'settled') {
      break;
    }
  }
  return refining.result();
}

class Refining {
  constructor(
    private readonly pattern: CleanPattern,
    private geometry: Geometry,
    private readonly targets: readonly RingTarget[],
    private readonly range: readonly [number, number],
    private readonly choice: Required<Pick<RefineOptions, 'known' | 'isUsed' | 'isRemoved'>>
  ) {
    this.width = startingWidth(ellipseNumbers(geometry).pixelSizeGeoInvAng);
  }

  next(round: number): 'lost' | 'moving' | 'settled' {
    const size = ellipseNumbers(this.geometry).pixelSizeGeoInvAng;
    const { polar, profile, fit } = this.profiled(round, size);
    if (!fit) {
      return 'lost';
    }
    this.width = fit.width;
    if (round === 0 && Math.abs(fit.logScale) > ROUGH_SCALE) {
      this.geometry = changed(this.geometry, [-fit.logScale, 0, 0, 0, 0]);
      return 'moving';
    }
    const largest = this.step(round, { polar, profile, fit, size });
    return largest === undefined ? 'lost' : largest < SETTLED ? 'settled' : 'moving';
  }

  /** The last round, with errors as they are known at the end. */
  result(): Refinement | undefined {
    const { last } = this;
    if (!last) {
      return undefined;
    }
    const { asked, radialError } = this.distortions;
    const { fit, groups, geometry, cells } = last;
    const size = ellipseNumbers(geometry).pixelSizeGeoInvAng;
    const errors = modelErrors(
      fit,
      groups,
      groups.map(group => windowTable(fit, group, size))
    );
    const regression = regressShifts(cells, geometry, size, errors, asked, radialError);
    if (!regression) {
      return { ...last, radialError };
    }
    const isWhole = last.removed.length === 0 && this.visible.every(this.choice.isUsed);
    const scale = isWhole ? scaleOfBoth(regression, fit) : regression.change[0];
    const moved = changed(geometry, [scale - regression.change[0], 0, 0, 0, 0]);
    return { ...last, geometry: moved, regression: withScale(regression, scale), radialError };
  }

  /** The profile along the ellipses, from memory where another refinement began with the same. */
  private profiled(round: number, size: number): Profiled {
    const { pattern, geometry, range, width, targets } = this;
    const make = (spare?: PolarBins['sums']): Profiled => {
      const polar = polarBins(pattern, geometry, range, size, spare);
      const profile = covered(radialProfile(polar));
      return { polar, profile, fit: this.fitted(round, profile, size) };
    };
    if (round >= FIRST_ROUNDS) {
      const made = make(this.spare);
      this.spare = made.polar.sums;
      return made;
    }
    const found = this.choice.known.of([geometry, range, width, targets], make);
    this.visible = found.fit?.rings.map(({ target }) => target) ?? [];
    return found;
  }

  /** The profile with all rings that are well inside it. */
  private fitted(round: number, profile: RadialProfile, size: number): ProfileFit | undefined {
    if (profile.q.length < LEAST_ANNULI) {
      return undefined;
    }
    const [from, to] = ends(profile);
    if (round < FREE_ROUNDS) {
      this.visible = this.targets.filter(({ t }) => t > from + this.width.sigma && t < to - this.width.sigma);
    }
    return this.visible.length < 2
      ? undefined
      : fitProfile(profile, this.visible, this.width, size, { rounds: round < FIRST_ROUNDS ? 8 : 1 });
  }

  /** Moves the geometry as the pieces of rings ask for. @returns the largest change in standard errors; Infinity where more is to be fitted, 0 where more rounds would change nothing */
  private step(round: number, { polar, profile, fit, size }: Measured): number | undefined {
    if (round < FREE_ROUNDS || this.groups.length === 0) {
      this.groups = ringGroups(fit, ...ends(profile)).filter(({ rings }) =>
        rings.some(ring => this.choice.isUsed(fit.rings[ring].target))
      );
    }
    const { groups, distortions } = this;
    const { asked, radialError } = distortions;
    const tables = groups.map(group => windowTable(fit, group, size));
    const measured = ringCells(polar, fit, groups, tables, size);
    const isRemoved = ({ group, sector }: RingCell): boolean =>
      groups[group].rings.some(ring => this.choice.isRemoved(fit.rings[ring].target, middleOf(sector)));
    const removed = measured.filter(isRemoved);
    const cells = removed.length > 0 ? measured.filter(cell => !isRemoved(cell)) : measured;
    const errors = modelErrors(fit, groups, tables);
    const regression = regressShifts(cells, this.geometry, size, errors, asked, radialError);
    if (!regression) {
      return undefined;
    }
    const largest = largestChange(regression, asked);
    // Two sets of outliers may ask for each other's geometry in turn: half a step ends between them
    const isFar = round < this.farUntil && largest > NEARLY_SETTLED;
    const part = round < FREE_ROUNDS || isFar ? 1 : 0.5;
    const geometry = changed(
      this.geometry,
      regression.change.map(value => part * value)
    );
    const converged = largest < NEARLY_SETTLED;
    this.last = { geometry, profile, fit, groups, cells, removed, regression, converged, radialError };
    const further = distortions.found({
      number: round,
      geometry,
      size,
      profile,
      fit,
      visible: this.visible,
      cells,
      errors,
      regression,
      isNearlySettled: converged
    });
    this.geometry = further ?? geometry;
    if (further) {
      // With half steps the way that another distortion opens takes twice the rounds
      this.farUntil = round + FREE_ROUNDS;
    }
    if (round >= FREE_ROUNDS && this.sets.isBack(countedSet(cells, regression), largest)) {
      return 0;
    }
    return further ? Infinity : largest;
  }

  /** Bins of the round before */
  private spare: PolarBins['sums'] | undefined;
  private width: RingWidth;
  private visible: RingTarget[] = [];
  private groups: RingGroup[] = [];
  private last: Refinement | undefined;
  private readonly distortions = new DistortionSearch();
  private readonly sets = new ReturningSets();
  /** Round up to which the geometry may still be far from where the last distortion that was found leads */
  private farUntil = 0;
}

/** The profile of a round and what it was made from. */
interface Measured extends Profiled {
  readonly fit: ProfileFit;
  /** 1/Å per pixel */
  readonly size: number;
}

/** Smallest and largest q of a profile. */
function ends({ q }: RadialProfile): [number, number] {
  return [q[0], q[q.length - 1]];
}

/** The cells that count, as one text. */
function countedSet(cells: readonly RingCell[], { weights }: ShiftRegression): string {
  return cells.map(({ group, sector }, at) => (weights[at] > 0 ? `${group}.${sector}` : '')).join();
}

function largestChange({ change, covariance }: ShiftRegression, asked: readonly number[]): number {
  return asked.reduce(
    (most, index) => Math.max(most, Math.abs(change[index]) / Math.sqrt(covariance[index * (UNKNOWNS + 1)])),
    0
  );
}
