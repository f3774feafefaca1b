import type { CrystalStructure } from '../structure/crystalStructure';
import { lobatoParameters } from '../structure/scatteringTable';
import type { Crystal } from './crystal';

/** A structure with right angles between its axes as a crystal that patterns are simulated of. */
export function crystalOf({ name, cell, atoms }: CrystalStructure): Crystal {
  return {
    name,
    lattice: [cell.a, cell.b, cell.c],
    atoms: atoms.flatMap(({ element, at }) => {
      const scattering = lobatoParameters(element);
      return scattering ? [{ at, scattering }] : [];
    })
  };
}
