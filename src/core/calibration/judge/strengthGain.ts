import { notNegativeLeastSquares } from '../notNegative';
import type { Refinement } from '../refine';
import { ringStrengths } from './ringStrengths';
import type { Sublattice } from './sublattice';
import { textureFactors } from './textures';

/** Kinematic strengths hold to this part of themselves, beside what follows smoothly from |g| */
const KINEMATIC = 0.2;
/** The fit of the profile may leave this part of the counts of the strongest ring to another: the real shape of rings and background */
const LEFT_OVER = 0.01;
/** Falls of strengths with |g| that are tried, as B of the vibration of atoms in Å²; below 0 as of images that show logarithms or roots of counts */
const FALLS = [1, 0, 2, -1, 3, -2, 4, -3, -4];
/** And those of the other lattice */
const OTHER_FALLS = [-2, 0, 2, 4];
/** q² in 1/Å² about which strengths fall: near 220 of gold */
const MIDDLE = 0.5;
const ROUNDS = 6;

/** A ring as the likelihoods look at it; strengths by the largest. */
interface Observed {
  readonly strength: number;
  readonly error: number;
  /** q² in 1/Å², from the middle */
  readonly place: number;
  readonly textures: Float64Array;
  readonly shared: readonly number[];
}

function observed(refinement: Refinement, sublattice: Sublattice): Observed[] {
  const rings = ringStrengths(refinement);
  const unit = Math.max(...rings.map(({ strength }) => strength));
  const most = Math.max(...refinement.fit.rings.map(({ area, target }) => area * target.t));
  return rings.map(({ target, strength, error }) => ({
    strength: strength / unit,
    error: Math.hypot(error, (LEFT_OVER * most) / target.strength) / unit,
    place: target.t ** 2 - MIDDLE,
    textures: textureFactors(target.families),
    shared: sublattice(target)
  }));
}

/**
 * By how much χ² of the strengths falls where a second lattice may take part in the shared rings, both times with the texture of the standard, any at
 * all, and the fall with |g| that suit best.
 *
 * @param enough a fall of less is of no interest: a χ² that is below it without a second lattice is given back in its place
 */
export function gainOf(refinement: Refinement, sublattice: Sublattice, enough: number): number {
  const rings = observed(refinement, sublattice);
  if (rings.length === 0) {
    return 0;
  }
  let alone = Infinity;
  for (const fall of FALLS) {
    alone = Math.min(alone, misfit(rings, fall, false));
    if (alone < enough) {
      return alone;
    }
  }
  return alone - Math.min(...FALLS.map(fall => misfit(rings, fall, true)));
}

/** χ² of the strengths that suit best. Errors in proportion depend on both strengths, measured and expected, so they are found in a few rounds. */
function misfit(rings: readonly Observed[], fall: number, isWithOther: boolean): number {
  const rows = rings.map(({ textures, shared, place }) => {
    const own = Array.from(textures, factor => factor * Math.exp((-fall * place) / 2));
    const others = OTHER_FALLS.flatMap(other => shared.map(factor => factor * Math.exp((-other * place) / 2)));
    return isWithOther ? [...own, ...others] : own;
  });
  let expected = rings.map(({ strength }) => strength);
  let unknowns: Float64Array | undefined;
  const errors = (): number[] =>
    rings.map(({ strength, error }, ring) =>
      Math.hypot(error, KINEMATIC * Math.sqrt(Math.max(strength, error) * Math.max(expected[ring], error)))
    );
  for (let round = 0; round < ROUNDS; round++) {
    const now = errors();
    unknowns = notNegativeLeastSquares(
      rows[0].map((_, at) => Float64Array.from(rows, (row, ring) => row[at] / now[ring])),
      Float64Array.from(rings, ({ strength }, ring) => strength / now[ring]),
      unknowns
    );
    const found = unknowns;
    expected = rows.map(row => row.reduce((sum, factor, at) => sum + factor * found[at], 0));
  }
  const last = errors();
  return rings.reduce((sum, { strength }, ring) => sum + ((strength - expected[ring]) / last[ring]) ** 2, 0);
}
