import type { Refinement } from '../refine';
import { ringStrengths } from './ringStrengths';
import { scaleContrast } from './scaleContrast';
import { gainOf } from './strengthGain';
import { isShared, sublatticeOf } from './sublattice';

/** Rings that seem to be of another lattice as well. */
export interface SecondLattice {
  /** Names of some of them, and of rings that are the standard's alone */
  readonly shared: readonly string[];
  readonly alone: readonly string[];
  /** No texture makes the shared ones so strong */
  readonly isTooStrong: boolean;
  /** Pixel size that they ask for by that of the others, less 1; undefined where they agree, or cannot be compared */
  readonly apart?: number;
  /** Set where nothing speaks for a second lattice and nothing against it: so far the two pixel sizes may be apart */
  readonly upTo?: number;
}

/** Scales of two sets of rings differ by this much for other reasons: the real shape of rings, distortions that are not fitted */
const SYSTEMATIC = 1e-3;
/** χ² by which two lattices must be likelier than one: 3.5 standard deviations */
const SURE = 12;
/** A pass is off by 0.5 % at 2.5 standard errors at the least: no further may the two sets of rings be apart */
const OPEN = { apart: 5e-3, errors: 2.5 };
/** χ² from which on strengths, or places, are worth a word */
const WORTH_A_WORD = 4;

/**
 * Whether rings of a second lattice, which has some of those of the standard only, lie on them. Rock salt whose ions scatter alike, and every
 * body-centred or primitive cubic crystal, have the even rings of a face-centred one at another scale: where such a material outweighs the
 * standard, its scale fits best. Then even rings are too strong beside odd ones, and the two ask for different scales.
 *
 * Two likelihoods are compared: of the standard alone with the texture, whatever it is, that suits the strengths best, and of the standard with such
 * a texture beside a second lattice. How far odd and even rings are apart adds to the difference. Nothing here knows what materials there are.
 *
 * Where the strengths suit both, places must speak against the second one: two scales that are alike only because they are hardly known may hide it, and its
 * part in the pixel size.
 */
export function secondLattice(refinement: Refinement): SecondLattice | undefined {
  const sublattice = sublatticeOf(refinement.fit.rings.map(({ target }) => target));
  if (!sublattice) {
    return undefined;
  }
  const apart = scaleContrast(refinement, target => isShared(sublattice, target));
  const distance = apart ? apart.value ** 2 / (apart.error ** 2 + SYSTEMATIC ** 2) : 0;
  const strengths = gainOf(refinement, sublattice, SURE - distance);
  const upTo = apart ? Math.abs(apart.value) + OPEN.errors * apart.error : 0;
  const isSure = strengths + distance >= SURE;
  if (!isSure && upTo <= OPEN.apart) {
    return undefined;
  }
  const named = (wanted: boolean): string[] =>
    ringStrengths(refinement)
      .flatMap(({ target }) => (isShared(sublattice, target) === wanted ? [target.name] : []))
      .slice(0, 3);
  return {
    shared: named(true),
    alone: named(false),
    ...(!isSure && { upTo }),
    isTooStrong: strengths > WORTH_A_WORD,
    apart: distance > WORTH_A_WORD ? apart?.value : undefined
  };
}
