import type { ProfileFit } from '../profile/fittedProfile';
import type { Geometry } from '../geometry';
import { changed } from '../geometry';
import { fitProfile } from '../profile/profileFit';
import type { RadialProfile } from '../profile/radialProfile';
import type { RingCell } from './ringCell';
import type { RingTarget } from '../ringTargets';
import type { ShiftRegression } from './shiftRegression';
import { significance } from './shiftRegression';
import { LINEAR, SECOND_ORDER } from './shiftUnknowns';

/** What one round of a refinement measured, and where it led. */
export interface Round {
  readonly number: number;
  /** After the step that the round asked for */
  readonly geometry: Geometry;
  /** 1/Å per pixel, before that step */
  readonly size: number;
  readonly profile: RadialProfile;
  readonly fit: ProfileFit;
  readonly visible: readonly RingTarget[];
  readonly cells: readonly RingCell[];
  readonly errors: readonly number[];
  readonly regression: ShiftRegression;
  /** Whether the step was within what the geometry is known to */
  readonly isNearlySettled: boolean;
}

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

/** Which distortions a refinement allows for besides the ellipse: those that the rings show once it has nearly settled. */
export class DistortionSearch {
  /** Changes of the geometry that the shifts of rings are asked for */
  get asked(): readonly number[] {
    return this.unknowns;
  }

  /** Standard error of the radial distortion, 0 where there is none */
  get radialError(): number {
    return this.error;
  }

  /** Where to go on from a round with what was found in it; undefined when that is nothing new. */
  found(round: Round): Geometry | undefined {
    if (!round.isNearlySettled && round.number < this.changedAt + PATIENCE) {
      return undefined;
    }
    return this.foundSecondOrder(round) ? round.geometry : this.correctedRadial(round);
  }

  private foundSecondOrder({ number, geometry, size, cells, errors, regression }: Round): boolean {
    if (
      this.unknowns !== LINEAR ||
      !(significance(cells, regression, [geometry, size, errors], SECOND_ORDER) > SECOND_ORDER_SEEN)
    ) {
      return false;
    }
    this.unknowns = [...LINEAR, ...SECOND_ORDER];
    this.isRadialSettled = false;
    this.changedAt = number;
    return true;
  }

  private correctedRadial({
    number,
    geometry,
    size,
    profile,
    fit,
    visible,
    isNearlySettled
  }: Round): Geometry | undefined {
    if (this.isRadialSettled || visible.length < RADIAL_RINGS) {
      return undefined;
    }
    const trial = fitProfile(profile, visible, fit.width, size, { bent: true });
    if (!trial) {
      this.error = 0;
      this.isRadialSettled = true;
      return undefined;
    }
    const before = geometry.bend?.[RADIAL] ?? 0;
    const now = before - trial.radial;
    const isSeen = Math.abs(now) > RADIAL_SEEN * trial.radialError;
    // One that may be there but is not sure makes the scale that much less sure
    this.error = isSeen ? trial.radialError : Math.abs(now);
    const isStill = Math.abs(trial.radial) < RADIAL_SETTLED * trial.radialError && isNearlySettled;
    this.isRadialSettled = isStill || (!isSeen && before === 0);
    if (!isSeen || this.isRadialSettled) {
      return undefined;
    }
    this.changedAt = number;
    // With the scale that was fitted beside it, or the rings would first have to find that again
    return changed(geometry, [-trial.logScale, 0, 0, 0, 0, 0, 0, 0, 0, -trial.radial]);
  }

  private unknowns: readonly number[] = LINEAR;
  private error = 0;
  private isRadialSettled = false;
  private changedAt = 1;
}
