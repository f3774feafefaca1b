import type { Refinement } from '../refine';
import { ringStrengths } from './ringStrengths';
import { gainOf } from './strengthGain';
import type { Sublattice } from './sublattice';
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
}

/** Places of rings are off by this much for reasons that all pieces share: rings that overlap, distortions that are not fitted */
const SYSTEMATIC = 1e-3;
/** χ² by which two lattices must be likelier than one: 3.5 standard deviations */
const SURE = 12;
/** χ² from which on strengths, or places, are worth a word */
const WORTH_A_WORD = 4;
/** Pieces in which a group must be seen to say where it is */
const LEAST_PIECES = 6;
/** Standard deviation of normal values by the median of their distances from the middle, and of their median by that of their mean */
const MAD = 1.4826;
const MEDIAN = Math.sqrt(Math.PI / 2);

/**
 * Whether rings of a second lattice, which has some of those of the standard only, lie on them. Rock salt whose ions scatter alike, and every
 * body-centred or primitive cubic crystal, have the even rings of a face-centred one at another scale: where such a material outweighs the
 * standard, its scale fits best. Then even rings are too strong beside odd ones, and the two ask for different scales.
 *
 * Two likelihoods are compared: of the standard alone with the texture, whatever it is, that suits the strengths best, and of the standard with such
 * a texture beside a second lattice. How far odd and even rings are apart adds to the difference. Nothing here knows what materials there are.
 */
export function secondLattice(refinement: Refinement): SecondLattice | undefined {
  const sublattice = sublatticeOf(refinement.fit.rings.map(({ target }) => target));
  if (!sublattice) {
    return undefined;
  }
  const apart = distance(refinement, sublattice);
  const strengths = gainOf(refinement, sublattice, SURE - apart.chiSquare);
  if (strengths + apart.chiSquare < SURE) {
    return undefined;
  }
  const named = (wanted: boolean): string[] =>
    ringStrengths(refinement)
      .flatMap(({ target }) => (isShared(sublattice, target) === wanted ? [target.name] : []))
      .slice(0, 3);
  return {
    shared: named(true),
    alone: named(false),
    isTooStrong: strengths > WORTH_A_WORD,
    apart: apart.chiSquare > WORTH_A_WORD ? apart.value : undefined
  };
}

/** How far apart the scales are that shared and other rings ask for, with its χ². Rings that overlap with one of the other kind do not count. */
function distance(
  { groups, fit, cells, regression }: Refinement,
  sublattice: Sublattice
): { value: number; chiSquare: number } {
  const sums = { shared: [0, 0], alone: [0, 0] };
  groups.forEach(({ rings }, group) => {
    const kinds = new Set(rings.map(ring => isShared(sublattice, fit.rings[ring].target)));
    const residuals = Array.from(regression.residuals).filter((_, at) => cells[at].group === group);
    if (kinds.size === 1 && residuals.length >= LEAST_PIECES) {
      // Where all pieces of a ring lie elsewhere, the regression gives none of them weight: here they count
      const middle = median(residuals);
      const scatter = MEDIAN * MAD * median(residuals.map(value => Math.abs(value - middle)));
      const weight = 1 / (scatter ** 2 / residuals.length + SYSTEMATIC ** 2);
      const sum = sums[kinds.has(true) ? 'shared' : 'alone'];
      sum[0] += weight;
      sum[1] += weight * middle;
    }
  });
  const { shared, alone } = sums;
  const value = alone[1] / alone[0] - shared[1] / shared[0];
  const variance = 1 / alone[0] + 1 / shared[0];
  return Number.isFinite(value) ? { value, chiSquare: value ** 2 / variance } : { value: 0, chiSquare: 0 };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
