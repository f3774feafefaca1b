import { readCif } from './cif';
import { operationsOfHall } from './hallSymbol';
import { SPACE_GROUPS } from './spaceGroupTable';
import { structureRings } from './structureRings';

function cif(cell: readonly number[], group: string, atoms: readonly string[]): string {
  const tags = ['length_a', 'length_b', 'length_c', 'angle_alpha', 'angle_beta', 'angle_gamma'];
  return [
    'data_named',
    ...tags.map((tag, at) => `_cell_${tag} ${cell[at]}`),
    group,
    'loop_\n_atom_site_label\n_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z',
    ...atoms
  ].join('\n');
}

const named = (name: string): string => `_symmetry_space_group_name_H-M '${name}'`;
const cubic = (a: number): number[] => [a, a, a, 90, 90, 90];
const atomsOf = (...given: Parameters<typeof cif>): number => readCif(cif(...given), 'a.cif').atoms.length;

describe('space groups that are only named', () => {
  it('have as many operations as general places in the International Tables', () => {
    const orders = new Map(
      SPACE_GROUPS.trim()
        .split('\n')
        .map(line => line.split('|'))
        .map(([number, choice, , hall]) => [number + choice, operationsOfHall(hall)?.length])
    );
    expect(orders.size).toBe(530);
    expect([...orders.values()]).not.toContain(undefined);
    const known = {
      1: 1,
      '14b1': 4,
      62: 8,
      139: 32,
      '1412': 32,
      '166H': 36,
      '166R': 12,
      194: 24,
      225: 192,
      '2272': 192
    };
    Object.entries(known).forEach(([group, order]) => expect([group, orders.get(group)]).toEqual([group, order]));
  });

  it.each([
    [':1', 'Si 0 0 0'],
    ['S', 'Si 0 0 0'],
    [':2', 'Si 0.125 0.125 0.125']
  ])('give silicon in F d -3 m %s the d spacings of the powder standard', (choice, atom) => {
    const silicon = readCif(cif(cubic(5.43102), named(`F d -3 m ${choice}`), [atom]), 'Si.cif');
    expect(silicon.atoms).toHaveLength(8);
    const spacings = structureRings(silicon, 0.9).map(({ g }) => 1 / g);
    [3.1356, 1.9201, 1.6375, 1.3577, 1.2459].forEach((d, at) => expect(spacings[at]).toBeCloseTo(d, 3));
  });

  it.each([
    ['a number', cubic(4.0782), '_space_group_IT_number 225', 'Au 0 0 0', 4],
    ['the symbol of old', cubic(4.0782), named('Fm3m'), 'Au 0 0 0', 4],
    ['one after Hall', cubic(4.0782), "_space_group_name_Hall '-F 4 2 3'", 'Au 0 0 0', 4],
    ['a hexagonal one', [3.209, 3.209, 5.211, 90, 90, 120], named('P 63/m m c'), 'Mg 0.33333 0.66667 0.25', 2],
    ['a tetragonal one', [3.7845, 3.7845, 9.5143, 90, 90, 90], named('I 41/a m d :2'), 'Ti 0 0.75 0.125', 4],
    ['a monoclinic one in short', [5.15, 5.21, 5.32, 90, 99.2, 90], named('P 21/c'), 'Zr 0.275 0.04 0.208', 4],
    ['a rhombohedral one on hexagonal axes', [4.546, 4.546, 11.86, 90, 90, 120], named('R -3 m'), 'Bi 0 0 0.234', 6],
    ['the same on its own axes', [4.746, 4.746, 4.746, 57.2, 57.2, 57.2], named('R -3 m'), 'Bi 0.234 0.234 0.234', 2]
  ])('place atoms by %s', (_, cell, group, atom, number) => {
    expect(atomsOf(cell, group, [atom])).toBe(number);
  });

  it.each([
    ['no group', cubic(5), '', /names no space group. Export it with its symmetry operations/],
    [
      'two origins',
      cubic(5.431),
      named('F d -3 m'),
      /does not say which axes or origin its space group "F d -3 m" has/
    ],
    ['a group that is none', cubic(5), named('F m -5 m'), /"F m -5 m" is not known/],
    [
      'two groups',
      cubic(5),
      `${named('F m -3 m')}\n_space_group_IT_number 194`,
      /"F m -3 m" with the number 194 is not known/
    ],
    [
      'a group of another cell',
      [4, 4, 5, 90, 90, 90],
      named('F m -3 m'),
      /its cell is none of its space group "F m -3 m"/
    ]
  ])('are refused with what to do: %s', (_, cell, group, sentence) => {
    expect(() => atomsOf(cell, group, ['Au 0 0 0'])).toThrow(sentence);
  });
});
