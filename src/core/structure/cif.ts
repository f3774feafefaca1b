import { InputError } from '../errors';
import { cifValues } from './cifValues';
import type { CellAtom, CrystalStructure, UnitCell } from './crystalStructure';
import { reciprocalMetric } from './crystalStructure';
import { lobatoParameters } from './scatteringTable';
import { namedOperations } from './spaceGroup';
import type { SymmetryOperation } from './symmetry';
import { symmetryOperation } from './symmetry';

const OPERATIONS = [
  '_space_group_symop_operation_xyz',
  '_symmetry_equiv_pos_as_xyz',
  '_space_group_symop.operation_xyz'
];
const GROUP = {
  hall: ['_space_group_name_hall', '_symmetry_space_group_name_hall'],
  name: ['_space_group_name_h-m_alt', '_symmetry_space_group_name_h-m', '_space_group_name_h-m_full'],
  number: ['_space_group_it_number', '_symmetry_int_tables_number']
};
/** Places that differ by less, in fractions of the axes, are one: of an atom on a symmetry element. */
const SAME = 1e-3;
/** Occupancies of one place are rounded, so that those of a refinement may come to a little more than 1. */
const MOST_OCCUPIED = 1.1;
/** B = 8 pi^2 U */
const B_PER_U = 8 * Math.PI ** 2;
/** Atoms times volume in Å³: some 14 reflections for each Å³ out to 1.5 1/Å, each a sum over the atoms, take seconds. */
const MOST_WORK = 1e7;
/** Sites in 1 Å³, those that share a place counted one by one: diamond has 0.18 atoms */
const MOST_SITES = 4;

/**
 * Reads the first structure of a CIF (Hall, Allen & Brown, Acta Cryst. A47 (1991) 655): cell, symmetry operations, atoms with their occupancies.
 *
 * @param path named in the sentences
 * @throws InputError `E_CIF` where something needed is missing
 */
export function readCif(text: string, path: string): CrystalStructure {
  const refuse = (reason: string): InputError =>
    new InputError('E_CIF', `${path} is no crystal structure that can be used: ${reason}.`);
  const values = cifValues(text);
  const number = (tag: string): number => {
    const given = values.get(tag)?.[0];
    const value = cifNumber(given);
    if (!(value > 0 && Number.isFinite(value))) {
      throw refuse(given === undefined ? `${tag} is missing` : `${tag} is "${given}", and a number above 0 is needed`);
    }
    return value;
  };
  const cell: UnitCell = {
    a: number('_cell_length_a'),
    b: number('_cell_length_b'),
    c: number('_cell_length_c'),
    alpha: number('_cell_angle_alpha'),
    beta: number('_cell_angle_beta'),
    gamma: number('_cell_angle_gamma')
  };
  if (!(reciprocalMetric(cell).volume > 0)) {
    throw refuse('no cell has such angles');
  }
  const operations = operationsOf(values, cell, refuse);
  const sites = sitesOf(values, refuse);
  if (sites.length > Math.max(1, MOST_SITES * reciprocalMetric(cell).volume)) {
    throw refuse(`it lists ${sites.length} atoms, more than its cell has room for`);
  }
  // As a box: the number of reflections that are looked through, however skew the cell
  const work = cell.a * cell.b * cell.c * sites.length;
  const atoms = work > MOST_WORK ? [] : sites.flatMap(site => spread(site, operations));
  if (work > MOST_WORK || cell.a * cell.b * cell.c * atoms.length > MOST_WORK) {
    throw refuse('its cell is too large for its rings to be told apart');
  }
  return { name: nameOf(values, path), cell, atoms };
}

/** Those that are listed; where none are, those of the space group that is named. */
function operationsOf(
  values: ReadonlyMap<string, readonly string[]>,
  cell: UnitCell,
  refuse: (reason: string) => InputError
): SymmetryOperation[] {
  const first = (tags: readonly string[]): string | undefined =>
    tags.map(tag => values.get(tag)?.[0]).find(value => value !== undefined && !isUnknown(value));
  const written = OPERATIONS.map(tag => values.get(tag)).find(list => list && !list.every(isUnknown));
  if (written) {
    return written.map(line => {
      const operation = symmetryOperation(line);
      if (operation === undefined) {
        throw refuse(`the symmetry operation "${line}" cannot be read`);
      }
      return operation;
    });
  }
  const { hall, name, number } = GROUP;
  const found = namedOperations({ hall: first(hall), name: first(name), number: first(number) }, cell);
  if (typeof found === 'string') {
    throw refuse(
      `it lists no symmetry operations, and ${found}. Export it with its symmetry operations, or with all atoms of the cell in P1`
    );
  }
  return found;
}

function sitesOf(values: ReadonlyMap<string, readonly string[]>, refuse: (reason: string) => InputError): CellAtom[] {
  const column = (name: string): readonly string[] | undefined => values.get(`_atom_site_${name}`);
  const places = ['fract_x', 'fract_y', 'fract_z'].map(column);
  const names = column('type_symbol') ?? column('label');
  const [xs, ys, zs] = places;
  if (!xs || !ys || !zs || !names) {
    throw refuse('it lists no atoms (_atom_site_fract_x and so on)');
  }
  const atoms = names.map((label, at): CellAtom => {
    const element = elementOf(label);
    const place = [xs, ys, zs].map(list => cifNumber(list[at]));
    if (element === undefined || !place.every(Number.isFinite)) {
      throw refuse(`the atom "${label}" cannot be read`);
    }
    const occupied = column('occupancy')?.[at] ?? '?';
    const occupancy = isUnknown(occupied) ? 1 : cifNumber(occupied);
    if (!(occupancy >= 0 && occupancy <= MOST_OCCUPIED)) {
      throw refuse(`the occupancy of the atom "${label}" is "${occupied}", and a number from 0 to 1 is needed`);
    }
    const b = cifNumber(column('b_iso_or_equiv')?.[at]);
    const u = cifNumber(column('u_iso_or_equiv')?.[at]);
    return {
      element,
      at: [place[0], place[1], place[2]],
      occupancy,
      b: b > 0 ? b : u > 0 ? B_PER_U * u : 0
    };
  });
  if (!atoms.some(({ occupancy }) => occupancy > 0)) {
    throw refuse('it has no atoms');
  }
  return atoms;
}

/** An atom at all places that symmetry makes of its own, each once. */
function spread(site: CellAtom, operations: readonly SymmetryOperation[]): CellAtom[] {
  const places: [number, number, number][] = [];
  for (const operation of operations) {
    const place = operation(site.at);
    const isNew = places.every(known =>
      known.some((value, axis) => {
        const apart = Math.abs(value - place[axis]) % 1;
        return Math.min(apart, 1 - apart) > SAME;
      })
    );
    if (isNew) {
      places.push(place);
    }
  }
  return places.map(at => ({ ...site, at }));
}

/** What a CIF has in the place of a value. */
function isUnknown(text: string): boolean {
  return text === '' || text === '?' || text === '.';
}

/** 4.0782(3) is 4.0782; NaN for ? and . */
function cifNumber(text: string | undefined): number {
  return text === undefined || isUnknown(text) ? NaN : Number(text.replace(/\(.*$/, ''));
}

/** Ti4+, TI1 and Ti are titanium. */
function elementOf(label: string): string | undefined {
  const letters = /^[A-Za-z]{1,2}/.exec(label)?.[0] ?? '';
  return [letters, letters.slice(0, 1)]
    .map(symbol => symbol.slice(0, 1).toUpperCase() + symbol.slice(1).toLowerCase())
    .find(symbol => lobatoParameters(symbol) !== undefined);
}

function nameOf(values: ReadonlyMap<string, readonly string[]>, path: string): string {
  const file = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).replace(/\.cif$/i, '');
  const formula = values.get('_chemical_formula_sum')?.[0];
  return formula && formula !== '?' ? `${file} (${formula})` : file;
}
