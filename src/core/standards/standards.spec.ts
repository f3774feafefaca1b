import { goldRings } from '../gold/rings';
import { ANATASE } from '../sample/crystal';
import type { CrystalStructure } from '../structure/crystalStructure';
import { GOLD_STRUCTURE } from '../structure/gold';
import { structureRings } from '../structure/structureRings';
import { builtInNamed, builtInStandard, BUILT_IN_NAMES } from './builtIn';
import { GOLD_STANDARD } from './goldStandard';
import { keyRings, ringNamed } from './standard';
import { crystalStandard, withLattice } from './crystalStandard';

const TITANIUM: CrystalStructure = {
  name: 'titanium',
  cell: { a: 2.951, b: 2.951, c: 4.684, alpha: 90, beta: 90, gamma: 120 },
  atoms: (
    [
      [1 / 3, 2 / 3, 0.25],
      [2 / 3, 1 / 3, 0.75]
    ] as const
  ).map(at => ({ element: 'Ti', at, occupancy: 1, b: 0 }))
};

describe('standards', () => {
  it('give gold the same rings from its table and from its structure', () => {
    const { rings } = crystalStandard(GOLD_STRUCTURE, structureRings);
    expect(rings.map(({ name }) => name)).toEqual(GOLD_STANDARD.rings.map(({ name }) => name));
    expect(GOLD_STANDARD.rings.map(({ g }) => g)).toEqual(goldRings(1.5).map(({ g }) => g));
    rings.forEach(({ g, strength }, at) => {
      const known = GOLD_STANDARD.rings[at];
      expect(g).toBeCloseTo(known.g, 9);
      expect(strength / rings[0].strength).toBeCloseTo(known.strength / GOLD_STANDARD.rings[0].strength, 6);
    });
  });

  // d of the first rings in Å: powder diffraction files 4-784, 4-787, 27-1402, 45-946
  it.each([
    ['Au', { 111: 2.355, 200: 2.039, 220: 1.442, 311: 1.23, 222: 1.177 }],
    ['Al', { 111: 2.338, 200: 2.024, 220: 1.431, 311: 1.221, 222: 1.169 }],
    ['Si', { 111: 3.1355, 220: 1.9201, 311: 1.6375, 400: 1.3577, 331: 1.246 }],
    ['MgO', { 111: 2.431, 200: 2.106, 220: 1.489, 311: 1.27, 222: 1.216 }]
  ] as const)('have the rings that %s has', (name, spacings) => {
    const { rings } = builtInStandard(name);
    expect(rings.slice(0, 5).map(ring => ring.name)).toEqual(
      Object.entries<number>(spacings)
        .sort(([, one], [, other]) => other - one)
        .map(([ring]) => ring)
    );
    for (const [ring, d] of Object.entries<number>(spacings)) {
      expect(Math.abs(d * rings.find(one => one.name === ring)!.g - 1)).toBeLessThan(6e-4);
    }
  });

  it('know which rings every pattern shows', () => {
    expect(BUILT_IN_NAMES.map(name => keyRings(builtInStandard(name)))).toEqual([
      ['111', '200', '220', '311'],
      ['111', '200', '220', '311'],
      ['111', '220', '311'],
      // Magnesium and oxygen scatter against each other in rings with odd indices
      ['200', '220', '222', '420']
    ]);
  });

  it('take names in letters of any size, and rings of cubic ones in any order', () => {
    expect(['au', ' MGO', 'si', 'silver', 'x.cif'].map(builtInNamed)).toEqual([
      'Au',
      'MgO',
      'Si',
      undefined,
      undefined
    ]);
    expect(
      ['002', '333', '115', '1 1 3', '-1 1 -1', '210', '11'].map(typed => ringNamed(GOLD_STANDARD, typed))
    ).toEqual(['200', '333', '511', '311', '111', undefined, undefined]);
  });

  it('tell rings of other crystals apart by the order of their indices', () => {
    const standard = crystalStandard(TITANIUM, structureRings);
    // PDF 44-1294 of titanium: 2.555 (100), 2.341 (002), 2.243 (101), 1.726 (102) Å
    expect(standard.rings.slice(0, 4).map(({ name, g }) => [name, (1 / g).toFixed(2)])).toEqual([
      ['100', '2.56'],
      ['002', '2.34'],
      ['101', '2.24'],
      ['102', '1.73']
    ]);
    expect(standard.lattice).toBeUndefined();
    expect(['002', '200', '0 0 2', '020'].map(typed => ringNamed(standard, typed))).toEqual([
      '002',
      '200',
      '002',
      undefined
    ]);
    expect(() => withLattice(TITANIUM, 3)).toThrow('more than one lattice parameter');
  });

  it('refuse what has too many rings, or hardly any', () => {
    const [a, b, c] = ANATASE.lattice;
    const cell = { a: 1.9 * a, b: 2.1 * b, c, alpha: 90, beta: 90, gamma: 90 };
    const atoms = ANATASE.atoms.map(({ at }) => ({ element: 'Ti', at, occupancy: 1, b: 0 }));
    expect(() => crystalStandard({ name: 'a large cell', cell, atoms }, structureRings)).toThrow(
      /a large cell is no standard .* overlap/
    );
    const small = { ...GOLD_STRUCTURE, cell: { ...GOLD_STRUCTURE.cell, a: 1.2, b: 1.2, c: 1.2 } };
    expect(() => crystalStandard(small, structureRings)).toThrow('fewer than two rings');
  });
});
