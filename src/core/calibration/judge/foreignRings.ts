import type { ProfileFit } from '../profile/fittedProfile';
import type { Refinement } from '../refine';
import { unexplainedRings } from './unexplainedRings';

/** Rings that are not of the standard. */
export interface ForeignRings {
  /** Height of the strongest relative to the strongest ring of the standard, both times q²; 0 for none */
  readonly worst: number;
  /** q of all of them, strongest first, 1/Å */
  readonly places: readonly number[];
}

/** A ring weaker than this part of one further out is so because atoms scatter against each other: the fall of the scattering factors alone leaves a third */
const EXTINCT = 0.25;
/** Texture and thickness make a ring so many times as strong as the kinematic one, compared with others */
export const TEXTURE = 6;

/** Rings at places where the standard has none, or next to none. */
export function foreignRings({ profile, fit }: Pick<Refinement, 'profile' | 'fit'>): ForeignRings {
  const found = [...unexplainedRings(profile, fit).map(({ q, strength }) => ({ q, strength })), ...tooStrong(fit)].sort(
    (one, other) => other.strength - one.strength
  );
  return { worst: found[0]?.strength ?? 0, places: found.map(({ q }) => q) };
}

/** Rings that are all but extinct in the standard, and as strong as others in the pattern: rock salt has 111 where gold has it. */
function tooStrong({ rings }: ProfileFit): { q: number; strength: number }[] {
  // Counts of a whole ring are its area times its length
  const counts = rings.map(({ area, target }) => area * target.t);
  const most = Math.max(...counts, Number.MIN_VALUE);
  const strongest = Math.max(...rings.map(({ target }) => target.strength));
  return rings.flatMap(({ target: { t, strength } }, ring) => {
    const isExtinct = rings.slice(ring + 1).some(({ target }) => strength < EXTINCT * target.strength);
    const part = counts[ring] / most;
    return isExtinct && part > (TEXTURE * strength) / strongest ? [{ q: t, strength: part }] : [];
  });
}
