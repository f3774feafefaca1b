import { GOLD_LATTICE } from '../gold/rings';
import type { LobatoParameters } from '../gold/scatteringFactor';
import { GOLD_SCATTERING, scatteringFactor } from '../gold/scatteringFactor';

/** A crystal with right angles between its axes (cubic, tetragonal, orthorhombic). */
export interface Crystal {
  readonly name: string;
  /** a, b, c in Å */
  readonly lattice: readonly [number, number, number];
  readonly atoms: readonly { readonly at: readonly [number, number, number]; readonly scattering: LobatoParameters }[];
}

/** Reciprocal lattice vectors of a crystal with their kinematic intensity. */
export interface Reflection {
  readonly indices: readonly [number, number, number];
  /** 1/Å, along the axes of the crystal */
  readonly vector: readonly [number, number, number];
  readonly g: number;
  /** |F|² / V², 1/Å⁴ */
  readonly intensity: number;
}

// Lobato & Van Dyck, Acta Cryst. A70 (2014) 636
export const TITANIUM: LobatoParameters = [
  [8.57595775238129, 6.00780668875581],
  [-210.331563465304, 2.60285856745213],
  [206.097172601541, 2.55352345051105],
  [0.0477773948977261, 0.0711428484024153],
  [0.00050571648448032, 0.00485628439383726]
];
const OXYGEN: LobatoParameters = [
  [29.9474045242362, 1.3028398788001],
  [-77.6101266255278, 1.15794105258309],
  [99.8817764623144, 1.00988549338025],
  [-51.2127005505673, 0.943327971433266],
  [0.00819618954446032, 0.0433197611321825]
];

export const GOLD: Crystal = {
  name: 'gold',
  lattice: [GOLD_LATTICE, GOLD_LATTICE, GOLD_LATTICE],
  atoms: [
    [0, 0, 0],
    [0, 0.5, 0.5],
    [0.5, 0, 0.5],
    [0.5, 0.5, 0]
  ].map(([x, y, z]) => ({ at: [x, y, z], scattering: GOLD_SCATTERING }))
};

const OXYGEN_HEIGHT = 0.2081;
const ANATASE_SITES = [
  [0, 0, 0],
  [0, 0.5, 0.25],
  [0.5, 0.5, 0.5],
  [0.5, 0, 0.75]
];

/** TiO2, I4(1)/amd, origin on titanium; lattice of Horn, Schwerdtfeger & Meagher, Z. Kristallogr. 136 (1972) 273. */
export const ANATASE: Crystal = {
  name: 'anatase',
  lattice: [3.7842, 3.7842, 9.5146],
  atoms: ANATASE_SITES.flatMap(([x, y, z]) => [
    { at: [x, y, z] as const, scattering: TITANIUM },
    { at: [x, y, z + OXYGEN_HEIGHT] as const, scattering: OXYGEN },
    { at: [x, y, z - OXYGEN_HEIGHT] as const, scattering: OXYGEN }
  ])
};

const FORBIDDEN = 1e-8;

/**
 * All reflections with 0 < |g| <= gMax that are not extinct: |F|² = |Σ f(g) exp(2πi h·r)|² / V², times exp(-B g²/2) for the
 * vibration of the atoms.
 *
 * @param gMax 1/Å
 * @param debyeWaller B in Å², the same for all atoms
 */
export function reflections({ lattice, atoms }: Crystal, gMax: number, debyeWaller = 0): Reflection[] {
  const volume = lattice[0] * lattice[1] * lattice[2];
  const [hMax, kMax, lMax] = lattice.map(length => Math.floor(gMax * length));
  const found: Reflection[] = [];
  for (let h = -hMax; h <= hMax; h++) {
    for (let k = -kMax; k <= kMax; k++) {
      for (let l = -lMax; l <= lMax; l++) {
        const vector: [number, number, number] = [h / lattice[0], k / lattice[1], l / lattice[2]];
        const g = Math.hypot(...vector);
        if (g === 0 || g > gMax) {
          continue;
        }
        let [real, imaginary] = [0, 0];
        for (const { at, scattering } of atoms) {
          const phase = 2 * Math.PI * (h * at[0] + k * at[1] + l * at[2]);
          const factor = scatteringFactor(scattering, g);
          real += factor * Math.cos(phase);
          imaginary += factor * Math.sin(phase);
        }
        const intensity = ((real ** 2 + imaginary ** 2) / volume ** 2) * Math.exp((-debyeWaller * g * g) / 2);
        if (intensity > FORBIDDEN) {
          found.push({ indices: [h, k, l], vector, g, intensity });
        }
      }
    }
  }
  return found;
}
