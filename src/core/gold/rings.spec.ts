import { cubicFamilies, equivalentsOf, goldRings } from './rings';
import { GOLD_SCATTERING, scatteringFactor } from './scatteringFactor';

// Computed outside this code for a = 4.0782 Å: name, multiplicity, g, f, |F|, m |F|² relative to 111 in %
const TABLE: [string, number, number, number, number, number][] = [
  ['111', 8, 0.42471, 6.7564, 0.39845, 100],
  ['200', 6, 0.49041, 6.1269, 0.36132, 61.7],
  ['220', 12, 0.69355, 4.5631, 0.2691, 68.4],
  ['311', 24, 0.81326, 3.8764, 0.22861, 98.8],
  ['222', 8, 0.84942, 3.6971, 0.21803, 29.9],
  ['400', 6, 0.98082, 3.1367, 0.18498, 16.2],
  ['331', 24, 1.06883, 2.8287, 0.16682, 52.6],
  ['420', 24, 1.0966, 2.7408, 0.16164, 49.4],
  ['422', 24, 1.20126, 2.4443, 0.14415, 39.3],
  ['511/333', 32, 1.27413, 2.2658, 0.13362, 45]
];

describe('goldRings', () => {
  const rings = goldRings(1.3);

  it('finds the rings of the table and no other', () => {
    expect(rings.map(ring => ring.name)).toEqual(TABLE.map(([name]) => name));
  });

  it.each(TABLE)(
    '%s: multiplicity %d, g %d, f %d, |F| %d, m|F|² %d',
    (name, multiplicity, g, f, amplitude, relative) => {
      const ring = rings.find(candidate => candidate.name === name)!;
      expect(ring.multiplicity).toBe(multiplicity);
      expect(Math.abs(ring.g - g)).toBeLessThan(6e-6);
      expect(Math.abs(scatteringFactor(GOLD_SCATTERING, ring.g) - f)).toBeLessThan(6e-5);
      expect(Math.abs(ring.structureFactor - amplitude)).toBeLessThan(6e-6);
      const strength = ring.multiplicity * ring.structureFactor ** 2;
      const strength111 = rings[0].multiplicity * rings[0].structureFactor ** 2;
      expect(Math.abs((100 * strength) / strength111 - relative)).toBeLessThan(0.06);
    }
  );

  it('continues with 440, 531, 600/442, 620', () => {
    expect(
      goldRings(1.56)
        .slice(10)
        .map(ring => [ring.name, Number(ring.g.toFixed(5))])
    ).toEqual([
      ['440', 1.3871],
      ['531', 1.45066],
      ['600/442', 1.47124],
      ['620', 1.55082]
    ]);
  });

  it('counts the lattice points a brute-force search finds', () => {
    let points = 0;
    for (let h = -9; h <= 9; h++) {
      for (let k = -9; k <= 9; k++) {
        for (let l = -9; l <= 9; l++) {
          const parities = new Set([h, k, l].map(index => Math.abs(index) % 2));
          const g = Math.hypot(h, k, l) / 4.08;
          points += parities.size === 1 && g > 0 && g <= 2 ? 1 : 0;
        }
      }
    }
    expect(goldRings(2, 4.08).reduce((sum, ring) => sum + ring.multiplicity, 0)).toBe(points);
  });

  it('has the forward scattering factor of gold, 10.5758 Å', () => {
    expect(scatteringFactor(GOLD_SCATTERING, 0)).toBeCloseTo(10.5758, 4);
  });
});

describe('equivalentsOf', () => {
  // International Tables for Crystallography A, point group m-3m
  it.each([
    [[2, 0, 0], 6],
    [[2, 2, 0], 12],
    [[1, 1, 1], 8],
    [[4, 2, 0], 24],
    [[3, 1, 1], 24],
    [[5, 3, 1], 48]
  ] as const)('%j: %d planes', (indices, number) => {
    const all = equivalentsOf(indices);
    expect(new Set(all.map(each => each.join())).size).toBe(number);
    expect(all).toHaveLength(number);
  });

  it('together with their families are all lattice vectors of a length', () => {
    // 27 = 5² + 1² + 1² = 3² + 3² + 3²: 24 + 8
    expect(cubicFamilies(27).map(family => equivalentsOf(family).length)).toEqual([24, 8]);
    expect(cubicFamilies(7)).toEqual([]);
  });
});
