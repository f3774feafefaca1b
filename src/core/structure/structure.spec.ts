import { GOLD_LATTICE, goldRings } from '../gold/rings';
import { ANATASE, reflections } from '../sample/crystal';
import { readCif } from './cif';
import { structureRings } from './structureRings';

const FACES = ['x,y,z', 'x,y+1/2,z+1/2', 'x+1/2, y, z+1/2', 'X+0.5,Y+0.5,Z'];

function cif(cell: readonly (number | string)[], operations: readonly string[], atoms: string): string {
  const tags = ['length_a', 'length_b', 'length_c', 'angle_alpha', 'angle_beta', 'angle_gamma'];
  return [
    '# made by hand\ndata_test\n_chemical_name ;',
    ...tags.map((tag, at) => `_cell_${tag} ${cell[at]}`),
    'loop_\n_space_group_symop_id\n_space_group_symop_operation_xyz',
    ...operations.map((operation, at) => `${at + 1} '${operation}'`),
    `loop_\n_atom_site_label\n_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\n_atom_site_occupancy\n${atoms}`,
    '_publ_section_title\n;\nloop_ and _tags in a text\n;\n'
  ].join('\n');
}

describe('readCif and structureRings', () => {
  it('give gold the rings that are known', () => {
    const gold = readCif(
      cif([`${GOLD_LATTICE}(3)`, GOLD_LATTICE, GOLD_LATTICE, 90, 90, 90], FACES, 'Au1 0 0 0 1'),
      'Au.cif'
    );
    expect(gold.atoms).toHaveLength(4);
    const rings = structureRings(gold, 1.5);
    const known = goldRings(1.5);
    expect(rings.map(({ multiplicity }) => multiplicity)).toEqual(known.map(({ multiplicity }) => multiplicity));
    rings.forEach(({ g }, at) => expect(g).toBeCloseTo(known[at].g, 9));
    const heights = known.map(({ multiplicity, structureFactor, g }) => (multiplicity * structureFactor ** 2) / g ** 2);
    rings.forEach(({ intensity }, at) => expect(intensity).toBeCloseTo(heights[at] / heights[0], 6));
    expect(rings[0].indices).toEqual([1, 1, 1]);
  });

  it('give silicon the d spacings of the powder standard, and none that its glide planes forbid', () => {
    // NIST SRM 640: a = 5.43102 Å; d of its lines, Å
    const diamond = [...FACES, ...FACES.map(line => line.toLowerCase().replace(/[xyz]/g, '-$&'))];
    const silicon = readCif(
      cif([5.43102, 5.43102, 5.43102, 90, 90, 90], diamond, 'Si 0.125 0.125 0.125 1.0'),
      '/a/Si.cif'
    );
    expect(silicon.atoms).toHaveLength(8);
    const spacings = structureRings(silicon, 1.1).map(({ g }) => 1 / g);
    const lines = [3.1356, 1.9201, 1.6375, 1.3577, 1.2459, 1.1086, 1.0452, 0.96, 0.918];
    expect(spacings).toHaveLength(lines.length);
    spacings.forEach((d, at) => expect(d).toBeCloseTo(lines[at], 3));
  });

  it('agree with another sum over the atoms of a tetragonal cell', () => {
    const atoms = ANATASE.atoms
      .map(({ at }, index) => `${index % 3 === 0 ? 'Ti4+' : 'O2-'} ${at.join(' ')} 1`)
      .join('\n');
    const [a, b, c] = ANATASE.lattice;
    const rings = structureRings(readCif(cif([a, b, c, 90, 90, 90], ['x,y,z'], atoms), 'anatase.cif'), 1.2);
    const known = new Map<string, number>();
    reflections(ANATASE, 1.2).forEach(({ g, intensity }) =>
      known.set(g.toFixed(5), (known.get(g.toFixed(5)) ?? 0) + intensity / g ** 2)
    );
    const strongest = Math.max(...known.values());
    const strong = rings.filter(({ intensity }) => intensity > 1e-4);
    expect(strong.length).toBeGreaterThan(10);
    strong.forEach(({ g, intensity }) =>
      expect(intensity).toBeCloseTo((known.get(g.toFixed(5)) ?? NaN) / strongest, 4)
    );
  });

  it('know cells without right angles, and atoms that are there in part', () => {
    // Graphite: d002 = c/2, d100 = a sqrt(3)/2
    const graphite = cif(
      [2.464, 2.464, 6.711, 90, 90, 120],
      ['x,y,z', '-x,-y,z+1/2'],
      'C1 0 0 .25 1\nC2 0.33333 0.66667 .25 1'
    );
    const rings = structureRings(readCif(graphite, 'C.cif'), 0.5);
    expect(1 / rings[0].g).toBeCloseTo(6.711 / 2, 3);
    expect(1 / rings[1].g).toBeCloseTo((2.464 * Math.sqrt(3)) / 2, 3);
    const [half, whole] = ['0.5', '1'].map(part =>
      structureRings(readCif(cif([4, 4, 4, 90, 90, 90], ['x,y,z'], `Cs 0 0 0 1\nCl 0.5 0.5 0.5 ${part}`), 'x.cif'), 0.4)
    );
    expect(half[0].intensity).toBeGreaterThan(whole[0].intensity);
  });

  it('reads the block with the cell, behind one with the text of an article', () => {
    const article =
      "data_global\n_chemical_formula_sum 'C60'\nloop_\n_publ_author_name\n_publ_author_address\n'A. B.'\n;Two\nlines\n;\n";
    const gold = cif([4, 4, 4, 90, 90, 90], ['x,y,z'], 'Au 0 0 0 1');
    const { name, atoms } = readCif(`${article}${gold}\ndata_second\n_cell_length_a 9`, 'a.cif');
    expect([name, atoms.map(({ element }) => element)]).toEqual(['a', ['Au']]);
  });

  it('refuses cells whose rings nobody could wait for or that cannot be', () => {
    expect(() => readCif(cif([900, 900, 900, 90, 90, 90], ['x,y,z'], 'Au 0 0 0 1'), 'a.cif')).toThrow(/too large/);
    const many = Array.from({ length: 400 }, (_, at) => `Au ${at / 400} 0 0 1`).join('\n');
    expect(() => readCif(cif([4, 4, 4, 90, 90, 90], ['x,y,z'], many), 'a.cif')).toThrow(/400 atoms, more than/);
    expect(() => readCif(cif([4, 4, 4, 90, 20, 160], ['x,y,z'], 'Au 0 0 0 1'), 'a.cif')).toThrow(/angles/);
  });

  it('says what is missing', () => {
    const whole = cif([4, 4, 4, 90, 90, 90], ['x,y,z'], 'Au 0 0 0 1');
    expect(() => readCif(whole.replace('_cell_length_b', '_cell_b'), 'a.cif')).toThrow(/a\.cif .*_cell_length_b/);
    expect(() => readCif(whole.replace('_operation_xyz', '_x'), 'a.cif')).toThrow(/no symmetry operations/);
    expect(() => readCif(whole.replace("'x,y,z'", "'x,y,q'"), 'a.cif')).toThrow(/"x,y,q"/);
    expect(() => readCif(whole.replace('Au 0', 'Qq 0'), 'a.cif')).toThrow(/"Qq"/);
    expect(() => readCif('nothing', 'a.cif')).toThrow(/_cell_length_a/);
  });

  it.each([
    ['_cell_length_a 4\n', '_cell_length_a 4,08\n', /_cell_length_a is "4,08"/],
    ["'x,y,z'", "'x+1/0,y,z'", /"x\+1\/0,y,z" cannot be read/],
    ["'x,y,z'", "'3x,y,z'", /"3x,y,z" cannot be read/],
    ["'x,y,z'", "'0,0,0'", /"0,0,0" cannot be read/],
    ['0 0 0 1', '0 0 0 half', /occupancy of the atom "Au" is "half"/],
    ['0 0 0 1', '0 0 0 -1', /occupancy of the atom "Au" is "-1"/],
    ['0 0 0 1', '0 0 0 0', /no atoms/]
  ])('refuses what cannot be: %j as %j', (right, wrong, reason) => {
    const whole = cif([4, 4, 4, 90, 90, 90], ['x,y,z'], 'Au 0 0 0 1');
    expect(whole).toContain(right);
    expect(() => readCif(whole.replace(right, wrong), 'a.cif')).toThrow(reason);
    // What is not known is all there
    expect(readCif(whole.replace('0 0 0 1', '0 0 0 ?'), 'a.cif').atoms[0].occupancy).toBe(1);
  });
});
