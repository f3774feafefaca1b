import type { ProfileFit } from './fittedProfile';
import type { PolarBins, RadialProfile } from './radialProfile';

/** A profile along the ellipses of one geometry, with its fit. */
export interface Profiled {
  readonly polar: PolarBins;
  readonly profile: RadialProfile;
  /** Undefined where it cannot be fitted */
  readonly fit: ProfileFit | undefined;
}

/** Profiles of 1.5 MB each for 515 x 515 pixels */
const MOST_KEPT = 3;

/**
 * Profiles with which refinements of one pattern began. Another choice of rings, or of pieces of them, begins with the same, and
 * its fit from nothing takes longer than several rounds after it.
 */
export class KnownProfiles {
  /** @param asked all that the profile depends on */
  of(asked: object, make: () => Profiled): Profiled {
    const key = JSON.stringify(asked);
    const known = this.kept.get(key) ?? make();
    this.kept.delete(key);
    this.kept.set(key, known);
    [...this.kept.keys()].slice(0, -MOST_KEPT).forEach(oldest => this.kept.delete(oldest));
    return known;
  }

  /** Least recently used first */
  private readonly kept = new Map<string, Profiled>();
}
