import { GOLD_STRUCTURE } from '../structure/gold';
import type { CellAtom, CrystalStructure } from '../structure/crystalStructure';
import { powderRings } from '../structure/powderRings';
import { standardScattering } from '../structure/standardScattering';
import { crystalStandard, withLattice } from './crystalStandard';
import { goldStandard } from './goldStandard';
import type { Standard } from './standard';

/** A standard that needs no file. */
interface BuiltIn {
  readonly structure: CrystalStructure;
  /** Where its lattice parameter comes from */
  readonly source: string;
}

type Place = CellAtom['at'];

const FACES: readonly Place[] = GOLD_STRUCTURE.atoms.map(({ at }) => at);

function cubic(
  name: string,
  lattice: number,
  atoms: readonly (readonly [element: string, at: Place])[]
): CrystalStructure {
  return {
    name,
    cell: { a: lattice, b: lattice, c: lattice, alpha: 90, beta: 90, gamma: 90 },
    atoms: atoms.map(([element, at]) => ({ element, at, occupancy: 1, b: 0 }))
  };
}

function facesOf(element: string, [x, y, z]: Place = [0, 0, 0]): (readonly [string, Place])[] {
  return FACES.map(at => [element, [at[0] + x, at[1] + y, at[2] + z]]);
}

/** By the name that the option takes. At room temperature; 10 K change the lattice of Au by 0.014 %, Al 0.023 %, Si 0.003 %, MgO 0.011 %. */
const BUILT_IN = {
  Au: {
    structure: GOLD_STRUCTURE,
    source: 'R. W. G. Wyckoff, Crystal Structures 1 (1963)'
  },
  Al: {
    structure: cubic('aluminium', 4.0496, facesOf('Al')),
    source: 'R. W. G. Wyckoff, Crystal Structures 1 (1963)'
  },
  Si: {
    structure: cubic('silicon', 5.43102, [...facesOf('Si'), ...facesOf('Si', [0.25, 0.25, 0.25])]),
    source: 'CODATA 2018, at 22.5 °C'
  },
  MgO: {
    structure: cubic('magnesium oxide', 4.2112, [...facesOf('Mg'), ...facesOf('O', [0.5, 0.5, 0.5])]),
    source: 'ICDD PDF 45-946'
  }
} satisfies Record<string, BuiltIn>;

export type BuiltInName = keyof typeof BUILT_IN;

export const BUILT_IN_NAMES = Object.keys(BUILT_IN) as readonly BuiltInName[];

/** The built-in standard that is meant, whatever its letters' size; undefined for none. */
export function builtInNamed(typed: string): BuiltInName | undefined {
  return BUILT_IN_NAMES.find(name => name.toLowerCase() === typed.trim().toLowerCase());
}

/** All atoms of the cell of a built-in standard. */
export function builtInStructure(name: BuiltInName): CrystalStructure {
  return BUILT_IN[name].structure;
}

/** @param lattice in Å, in place of the one at room temperature */
export function builtInStandard(name: BuiltInName, lattice?: number): Standard {
  const { structure } = BUILT_IN[name];
  // Gold has its rings from the same numbers as ever, so that its calibrations stay as they are
  return name === 'Au'
    ? goldStandard(lattice)
    : crystalStandard(lattice === undefined ? structure : withLattice(structure, lattice), (standard, gMax) =>
        powderRings(standard, gMax, standardScattering)
      );
}

/** Where the lattice parameter of a built-in standard comes from. */
export function latticeSource(name: BuiltInName): string {
  return BUILT_IN[name].source;
}
