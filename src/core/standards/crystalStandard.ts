import { InputError } from '../errors';
import { cubicNames } from '../gold/rings';
import type { CrystalStructure, UnitCell } from '../structure/crystalStructure';
import { reciprocalMetric } from '../structure/crystalStructure';
import type { StructureRing } from '../structure/powderRings';
import type { Standard } from './standard';
import { indicesName, LARGEST_G, ringsWorthLooking } from './standard';

/** More rings than these overlap so much that no place of one can be told */
const MOST_RINGS = 60;
/** Å³: no larger cell has as few, and its rings would take long to calculate */
const LARGEST_CELL = 1500;
/** Lengths in Å and angles in degrees that differ by less are equal */
const EQUAL = 1e-4;

/**
 * A crystal as a standard: kinematic powder rings of its structure.
 *
 * @param ringsOf the structure up to a |g| in 1/Å
 * @throws InputError `E_STANDARD` for one with fewer than two rings, or with too many
 */
export function crystalStandard(
  structure: CrystalStructure,
  ringsOf: (structure: CrystalStructure, gMax: number) => StructureRing[]
): Standard {
  const { name } = structure;
  const crowded = (number: string): InputError =>
    new InputError(
      'E_STANDARD',
      `${name} is no standard for a calibration: its ${number} rings up to ${LARGEST_G} 1/Å overlap. Take a crystal with at most ${MOST_RINGS}: a small cell of high symmetry.`
    );
  if (reciprocalMetric(structure.cell).volume > LARGEST_CELL) {
    throw crowded('many');
  }
  const lattice = cubicLattice(structure.cell);
  const all = ringsOf(structure, LARGEST_G).map(({ g, indices, intensity }) => ({
    name: lattice === undefined ? indicesName(indices) : cubicNames(Math.round((g * lattice) ** 2)),
    g,
    // Heights of rings are |F|² d², whole rings another g
    strength: intensity * g
  }));
  const rings = all.length > 0 ? ringsWorthLooking(all) : [];
  if (rings.length > MOST_RINGS) {
    throw crowded(`${rings.length}`);
  }
  if (rings.length < 2) {
    throw new InputError(
      'E_STANDARD',
      `${name} is no standard for a calibration: it has fewer than two rings up to ${LARGEST_G} 1/Å.`
    );
  }
  return { name, rings, lattice };
}

/** The same structure with another lattice parameter in Å. @throws InputError `E_STANDARD` for one that is not cubic */
export function withLattice(structure: CrystalStructure, lattice: number): CrystalStructure {
  if (cubicLattice(structure.cell) === undefined) {
    throw new InputError(
      'E_STANDARD',
      `${structure.name} has more than one lattice parameter: change them in its CIF file, and give none (--lattice-parameter).`
    );
  }
  return { ...structure, cell: { ...structure.cell, a: lattice, b: lattice, c: lattice } };
}

/** Å; undefined for a cell that is not cubic. */
function cubicLattice({ a, b, c, alpha, beta, gamma }: UnitCell): number | undefined {
  const isEqual = (one: number, other: number): boolean => Math.abs(one - other) < EQUAL;
  return isEqual(a, b) && isEqual(b, c) && [alpha, beta, gamma].every(angle => isEqual(angle, 90)) ? a : undefined;
}
