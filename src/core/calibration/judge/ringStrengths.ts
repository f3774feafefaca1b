import { equivalentsOf } from '../../gold/rings';
import type { ProfileRing } from '../profile/fittedProfile';
import { SECTORS } from '../profile/radialProfile';
import type { Refinement } from '../refine';
import type { RingTarget } from '../ringTargets';

/** Rings of a kinematic strength below this part of the strongest are too faint to compare others with */
export const PLAIN = 0.01;
/** Part of its pieces, or of its counts, that a group must show to say itself how far chance goes in it */
const WELL_SEEN = 0.6;

/** Counts of a ring by its kinematic strength, with one standard error. */
export interface RingStrength {
  readonly target: RingTarget;
  /** Index of its group; -1 for none */
  readonly group: number;
  readonly strength: number;
  readonly error: number;
}

/** What strengths of rings follow from. */
export type Strengths = Pick<Refinement, 'fit' | 'profile' | 'groups' | 'cells'>;

/**
 * Strengths of all rings that are whole on the detector and not too faint. Where few crystals make a ring, its strength is a matter of
 * chance: how far its pieces scatter says how much. Of a ring too faint for that, the others say it: a ring has spots in proportion to its
 * multiplicity by its |g|.
 */
export function ringStrengths(refinement: Strengths): RingStrength[] {
  const { fit, profile, groups } = refinement;
  const { q } = profile;
  const [from, to] = [q[0] + 2 * fit.width.sigma, q[q.length - 1] - 2 * fit.width.sigma];
  const plain = PLAIN * Math.max(...fit.rings.map(({ target }) => target.strength));
  const seen = groups.map((_, group) => piecesOf(refinement, group));
  const crowding = Math.max(
    0,
    ...groups.flatMap(({ rings }, group) =>
      isWellSeen(seen[group])
        ? [chanceOf(seen[group]) * Math.sqrt(Math.max(...rings.map(ring => spots(fit.rings[ring].target))))]
        : []
    )
  );
  return fit.rings.flatMap((ring, index) => {
    const { target, area } = ring;
    if (target.strength < plain || target.t < from || target.t > to) {
      return [];
    }
    const group = groups.findIndex(({ rings }) => rings.includes(index));
    const others = crowding / Math.sqrt(spots(target));
    const own = group < 0 ? 0 : chanceOf(seen[group]);
    const chance = group >= 0 && isWellSeen(seen[group]) ? own : Math.max(own, others);
    const error = Math.hypot(areaErrorAt(fit.rings, index), area * chance);
    return [{ target, group, strength: strengthOf(ring), error: strengthOf({ target, area: error }) }];
  });
}

/** Counts of a whole ring by its kinematic strength. */
export function strengthOf({ area, target }: Pick<ProfileRing, 'area' | 'target'>): number {
  return (area * target.t) / target.strength;
}

/** What every piece that was measured has of a ring, by the mean over the turn, and how many pieces are on the detector. */
interface Pieces {
  readonly strengths: readonly number[];
  readonly whole: number;
}

function piecesOf({ cells, groups, fit, profile: { q, coverage } }: Strengths, group: number): Pieces {
  const { t } = fit.rings[groups[group].rings[0]].target;
  return {
    strengths: cells.flatMap(cell => (cell.group === group ? [cell.strength] : [])),
    whole:
      SECTORS *
      coverage[
        Math.max(
          0,
          q.findIndex(at => at >= t)
        )
      ]
  };
}

function isWellSeen({ strengths, whole }: Pieces): boolean {
  const seen = strengths.reduce((sum, piece) => sum + piece, 0);
  return Math.max(strengths.length, seen) >= WELL_SEEN * whole;
}

/**
 * Standard error of the mean over the turn as a part of it. Pieces that were not measured are faint alike where together they hold no more
 * than as many that were; what they hold beyond that may all be in one of them: a spot.
 */
function chanceOf({ strengths, whole }: Pieces): number {
  if (strengths.length === 0) {
    return 0;
  }
  const seen = strengths.reduce((sum, piece) => sum + piece, 0);
  const rest = Math.max(0, whole - seen);
  const unseen = Math.max(1, whole - strengths.length);
  const isEven = rest / unseen <= seen / strengths.length;
  const squares = strengths.reduce((sum, piece) => sum + piece * piece, (rest * rest) / (isEven ? unseen : 1));
  return Math.sqrt(Math.max(0, (whole * squares) / (seen + rest) ** 2 - 1) / whole);
}

/** In proportion to the number of spots in a ring. */
function spots({ families, t }: RingTarget): number {
  return families.reduce((sum, family) => sum + equivalentsOf(family).length, families.length > 0 ? 0 : 1) / t;
}

/** Of a ring that was held at no area at all, that of its neighbours: they are as wide and lie on the same background. */
function areaErrorAt(rings: readonly ProfileRing[], index: number): number {
  const own = rings[index].areaError;
  const around = [rings[index - 1], rings[index + 1]].flatMap(ring =>
    ring && Number.isFinite(ring.areaError) ? [ring.areaError] : []
  );
  return Number.isFinite(own) ? own : Math.max(0, ...around);
}
