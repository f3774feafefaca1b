import { GOLD_SCATTERING, scatteringFactor } from './scatteringFactor';

/** Lattice parameter of gold at room temperature, Å */
export const GOLD_LATTICE = 4.0782;

/** All reflections of gold at one |g|: one powder ring. */
export interface GoldRing {
  /** Families of the ring, largest index first; more than one where h² + k² + l² agrees, as for 511 and 333 */
  readonly families: readonly (readonly [h: number, k: number, l: number])[];
  /** Name of the ring: 111, or 511/333 */
  readonly name: string;
  /** h² + k² + l² */
  readonly sum: number;
  /** Reflections in the ring, signs and permutations counted */
  readonly multiplicity: number;
  /** 1/d in 1/Å */
  readonly g: number;
  /** |F| of one reflection, divided by the cell volume: 4 f(g) / a³, in 1/Å² */
  readonly structureFactor: number;
}

/**
 * The powder rings of gold (fcc: indices all odd or all even) in order of |g|, without Debye-Waller factor.
 *
 * @param gMax largest |g| in 1/Å
 * @param lattice lattice parameter in Å
 */
export function goldRings(gMax: number, lattice = GOLD_LATTICE): GoldRing[] {
  const families = new Map<number, [number, number, number][]>();
  const largest = Math.floor(gMax * lattice);
  for (let h = 1; h <= largest; h++) {
    for (let k = 0; k <= h; k++) {
      for (let l = 0; l <= k; l++) {
        const sum = h * h + k * k + l * l;
        if ((h - k) % 2 === 0 && (k - l) % 2 === 0 && Math.sqrt(sum) <= gMax * lattice) {
          families.set(sum, [[h, k, l], ...(families.get(sum) ?? [])]);
        }
      }
    }
  }
  return [...families].sort(([a], [b]) => a - b).map(([sum, members]) => ring(sum, members, lattice));
}

function ring(sum: number, members: [number, number, number][], lattice: number): GoldRing {
  const g = Math.sqrt(sum) / lattice;
  return {
    families: members,
    name: namesOf(members),
    sum,
    multiplicity: members.reduce((total, indices) => total + equivalentsOf(indices).length, 0),
    g,
    structureFactor: (4 * scatteringFactor(GOLD_SCATTERING, g)) / lattice ** 3
  };
}

/** Three Miller indices. */
export type Indices = readonly [h: number, k: number, l: number];

/** All families of a cubic crystal with this h² + k² + l², largest index first: 511 and 333 for 27. */
export function cubicFamilies(sum: number): Indices[] {
  const families: Indices[] = [];
  for (let h = 1; h * h <= sum; h++) {
    for (let k = 0; k <= h; k++) {
      const l = Math.sqrt(sum - h * h - k * k);
      if (Number.isInteger(l) && l <= k) {
        families.unshift([h, k, l]);
      }
    }
  }
  return families;
}

/** Their names: 511/333 for 27. */
export function cubicNames(sum: number): string {
  return namesOf(cubicFamilies(sum));
}

/** All indices that signs and permutations make of one triple. */
export function equivalentsOf([h, k, l]: Indices): Indices[] {
  const orders: Indices[] = [
    [h, k, l],
    [h, l, k],
    [k, h, l],
    [k, l, h],
    [l, h, k],
    [l, k, h]
  ];
  const all = orders.flatMap(([x, y, z]) =>
    signed(x).flatMap(a => signed(y).flatMap(b => signed(z).map(c => [a, b, c] as const)))
  );
  return [...new Map(all.map(indices => [indices.join(), indices])).values()];
}

function signed(index: number): number[] {
  return index === 0 ? [0] : [index, -index];
}

function namesOf(families: readonly (readonly number[])[]): string {
  return families.map(indices => indices.join(indices.some(index => index > 9) ? ' ' : '')).join('/');
}
