import type { LobatoParameters } from '../gold/scatteringFactor';
import { scatteringFactor } from '../gold/scatteringFactor';
import type { CrystalStructure } from './crystalStructure';
import { reciprocalMetric } from './crystalStructure';

/** A powder ring of a structure. */
export interface StructureRing {
  /** 1/d in 1/Å */
  readonly g: number;
  /** Indices of one of its reflections, the largest last sorted */
  readonly indices: readonly [number, number, number];
  /** Reflections in the ring */
  readonly multiplicity: number;
  /** Sum of |F|² d² over its reflections, 1 for the strongest ring: the height of a ring in a radial mean (Vainshtein, Structure Analysis by Electron Diffraction, 1964) */
  readonly intensity: number;
}

/** Reflections that differ by less, 1/Å, make one ring. */
const SAME = 1e-5;
/** Rings weaker than this part of the strongest are extinct but for rounding. */
const FORBIDDEN = 1e-8;

/**
 * Kinematic powder rings of a structure in order of g: |F|² with F = Σ occupancy f(g) exp(-B g²/4) exp(2πi h·r).
 *
 * @param gMax 1/Å
 * @param scatteringOf an element; one it does not know scatters nothing
 */
export function powderRings(
  { cell, atoms }: CrystalStructure,
  gMax: number,
  scatteringOf: (element: string) => LobatoParameters | undefined
): StructureRing[] {
  const { metric } = reciprocalMetric(cell);
  const parts = atoms.flatMap(atom => {
    const parameters = scatteringOf(atom.element);
    return parameters ? [{ ...atom, parameters }] : [];
  });
  const limits = [cell.a, cell.b, cell.c].map(length => Math.floor(gMax * length));
  const found: { g: number; indices: [number, number, number]; strength: number }[] = [];
  // Of two opposite reflections, which are as strong (Friedel), the one that comes first
  for (let h = -limits[0]; h <= 0; h++) {
    for (let k = -limits[1]; k <= (h < 0 ? limits[1] : 0); k++) {
      for (let l = -limits[2]; l <= (h < 0 || k < 0 ? limits[2] : -1); l++) {
        const indices: [number, number, number] = [h, k, l];
        const square = indices.reduce(
          (sum, own, row) => sum + own * indices.reduce((part, other, column) => part + metric[row][column] * other, 0),
          0
        );
        const g = Math.sqrt(Math.max(0, square));
        if (g > 0 && g <= gMax) {
          const strength = strengthOf(parts, indices, g);
          found.push({ g, indices, strength }, { g, indices: [0 - h, 0 - k, 0 - l], strength });
        }
      }
    }
  }
  return inRings(found.sort((one, other) => one.g - other.g));
}

type Part = CrystalStructure['atoms'][number] & { readonly parameters: LobatoParameters };

function strengthOf(parts: readonly Part[], [h, k, l]: readonly [number, number, number], g: number): number {
  let [real, imaginary] = [0, 0];
  const factors = new Map<Part['parameters'], number>();
  for (const { parameters, at, occupancy, b } of parts) {
    const factor = factors.get(parameters) ?? scatteringFactor(parameters, g);
    factors.set(parameters, factor);
    const amplitude = occupancy * factor * Math.exp((-b * g * g) / 4);
    const phase = 2 * Math.PI * (h * at[0] + k * at[1] + l * at[2]);
    real += amplitude * Math.cos(phase);
    imaginary += amplitude * Math.sin(phase);
  }
  return (real ** 2 + imaginary ** 2) / g ** 2;
}

function inRings(
  sorted: readonly { g: number; indices: [number, number, number]; strength: number }[]
): StructureRing[] {
  const rings: { g: number; indices: [number, number, number]; multiplicity: number; intensity: number }[] = [];
  for (const { g, indices, strength } of sorted) {
    const last = rings.at(-1);
    if (last && g - last.g < SAME) {
      last.multiplicity++;
      last.intensity += strength;
      // Positive indices, the largest first, name a ring best
      last.indices = rank(indices) > rank(last.indices) ? indices : last.indices;
    } else {
      rings.push({ g, indices, multiplicity: 1, intensity: strength });
    }
  }
  const strongest = rings.reduce((most, { intensity }) => Math.max(most, intensity), 0);
  return rings
    .filter(({ intensity }) => intensity > FORBIDDEN * strongest)
    .map(ring => ({ ...ring, intensity: ring.intensity / strongest }));
}

function rank([h, k, l]: readonly [number, number, number]): number {
  return 1e4 * h + 100 * k + l;
}
