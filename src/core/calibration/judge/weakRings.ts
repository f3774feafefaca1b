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
  return rings.flatMap(({ name, most }, at) =>
    rings.slice(at + 1).some(({ least }) => least > TEXTURE * most) ? [name] : []
  );
}

function strengths({
  fit,
  profile: { q },
  groups,
  cells
}: Pick<Refinement, 'fit' | 'profile' | 'groups' | 'cells'>): Strength[] {
  const [from, to] = [q[0] + 2 * fit.width.sigma, q[q.length - 1] - 2 * fit.width.sigma];
  const plain = PLAIN * Math.max(...fit.rings.map(({ target }) => target.strength));
  const chances = groups.map((_, group) =>
    chanceOf(cells.flatMap(cell => (cell.group === group ? [cell.strength] : [])))
  );
  return fit.rings.flatMap(({ target, area }, index) => {
    if (target.strength < plain || target.t < from || target.t > to) {
      return [];
    }
    const group = groups.findIndex(({ rings }) => rings.includes(index));
    const unit = target.t / target.strength;
    const error = Math.hypot(areaErrorAt(fit.rings, index), area * (chances[group] ?? 1));
    return [{ name: target.name, least: unit * (area - MARGIN * error), most: unit * (area + MARGIN * error) }];
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

/** Standard error of the mean over the turn as a part of it, from what every piece has of a ring; pieces in which it was not seen have none. */
function chanceOf(pieces: readonly number[]): number {
  const sum = pieces.reduce((all, piece) => all + piece, 0);
  const squares = pieces.reduce((all, piece) => all + piece * piece, 0);
  return sum > 0 ? Math.sqrt(Math.max(0, (SECTORS * squares) / sum ** 2 - 1) / SECTORS) : 1;
}

/** Counts of a whole ring by its kinematic strength. */
export function strengthOf({ area, target }: Pick<ProfileRing, 'area' | 'target'>): number {
  return (area * target.t) / target.strength;
}
