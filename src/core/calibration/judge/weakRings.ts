import type { ProfileRing } from '../profile/fittedProfile';
import { SECTORS } from '../profile/radialProfile';
import type { Refinement } from '../refine';
import { TEXTURE } from './foreignRings';

/** Rings of a kinematic strength below this part of the strongest are too faint to compare others with */
export const PLAIN = 0.01;
/** Standard errors that a strength is taken to be off by, in favour of the ring */
const MARGIN = 2;

/** Strength of a ring by its kinematic one, and within what it surely is. */
interface Strength {
  readonly name: string;
  readonly group: number;
  readonly least: number;
  readonly most: number;
}

/**
 * Rings that are fainter, beside one further out, than the standard lets them be: heat only takes from the outer ones, and texture or
 * thickness make up for a factor of TEXTURE. Another lattice that has some of the rings only, in the same proportions, looks like this:
 * rock salt or body-centred iron beside gold.
 *
 * Where few crystals make a ring, its strength is a matter of chance: how far its pieces scatter says how much.
 *
 * @returns their names, from the inside out
 */
export function weakRings(refinement: Pick<Refinement, 'fit' | 'profile' | 'groups' | 'cells'>): string[] {
  const rings = strengths(refinement);
  // Of rings that overlap, one may have taken from the other
  return rings.flatMap(({ name, group, most }, at) =>
    rings.slice(at + 1).some(other => other.least > TEXTURE * most && (other.group !== group || group < 0))
      ? [name]
      : []
  );
}

function strengths({
  fit,
  profile: { q, coverage },
  groups,
  cells
}: Pick<Refinement, 'fit' | 'profile' | 'groups' | 'cells'>): Strength[] {
  const [from, to] = [q[0] + 2 * fit.width.sigma, q[q.length - 1] - 2 * fit.width.sigma];
  const plain = PLAIN * Math.max(...fit.rings.map(({ target }) => target.strength));
  return fit.rings.flatMap(({ target, area }, index) => {
    if (target.strength < plain || target.t < from || target.t > to) {
      return [];
    }
    const group = groups.findIndex(({ rings }) => rings.includes(index));
    const pieces = cells.flatMap(cell => (cell.group === group ? [cell.strength] : []));
    const chance = chanceOf(pieces, SECTORS * coverage[q.findIndex(at => at >= target.t)]);
    const unit = target.t / target.strength;
    const error = Math.hypot(areaErrorAt(fit.rings, index), area * chance);
    return [{ name: target.name, group, least: unit * (area - MARGIN * error), most: unit * (area + MARGIN * error) }];
  });
}

/** Of a ring that was held at no area at all, that of its neighbours: they are as wide and lie on the same background. */
function areaErrorAt(rings: readonly ProfileRing[], index: number): number {
  const own = rings[index].areaError;
  const around = [rings[index - 1], rings[index + 1]].flatMap(ring =>
    ring && Number.isFinite(ring.areaError) ? [ring.areaError] : []
  );
  return Number.isFinite(own) ? own : Math.max(0, ...around);
}

/**
 * Standard error of the mean over the turn as a part of it, from what every piece has of a ring. What those that were measured do not
 * account for may all be in one of the others: a spot.
 *
 * @param whole number of pieces that are on the detector, each with 1 in the mean
 */
function chanceOf(pieces: readonly number[], whole: number): number {
  const seen = pieces.reduce((sum, piece) => sum + piece, 0);
  const rest = Math.max(0, whole - seen);
  const squares = pieces.reduce((sum, piece) => sum + piece * piece, rest * rest);
  return Math.sqrt(Math.max(0, (whole * squares) / (seen + rest) ** 2 - 1) / whole);
}

/** Counts of a whole ring by its kinematic strength. */
export function strengthOf({ area, target }: Pick<ProfileRing, 'area' | 'target'>): number {
  return (area * target.t) / target.strength;
}
