import { GOLD_LATTICE, goldRings } from '../gold/rings';
import type { Standard } from './standard';
import { LARGEST_G } from './standard';

/** Gold, at room temperature unless its lattice parameter in Å is given: the standard where none is named. */
export function goldStandard(lattice = GOLD_LATTICE): Standard {
  return {
    name: 'gold',
    lattice,
    rings: goldRings(LARGEST_G, lattice).map(({ name, g, multiplicity, structureFactor }) => ({
      name,
      g,
      strength: (multiplicity * structureFactor ** 2) / g
    }))
  };
}

export const GOLD_STANDARD = goldStandard();
