import { ringRadius } from '../gold/flatDetector';
import type { Indices } from '../gold/rings';
import { cubicFamilies } from '../gold/rings';
import { GOLD_STANDARD } from '../standards/goldStandard';
import { keyRings } from '../standards/standard';

/** Where a ring of the standard should be, whatever the scale. */
export interface RingTarget {
  readonly name: string;
  readonly g: number;
  /**
   * tan(2θ) / λ in 1/Å: distance from the direct beam on a flat detector in units of the pixel size, so that a pattern
   * has one scale at every angle
   */
  readonly t: number;
  /** Counts of the whole ring relative to the first one, kinematic powder: m |F|² d */
  readonly strength: number;
  /** No pattern of the standard is without it */
  readonly isKey: boolean;
  /** Of a cubic standard, the planes that reflect into it; none where the standard is not cubic */
  readonly families: readonly Indices[];
}

/** The rings of a standard, gold by default. @param wavelength in Å */
export function ringTargets(wavelength: number, standard = GOLD_STANDARD): RingTarget[] {
  const { rings, lattice } = standard;
  const key = keyRings(standard);
  return rings.map(({ name, g, strength }) => ({
    name,
    g,
    t: ringRadius(g, { wavelength, pixelSizeInvAng: 1 }),
    strength: strength / rings[0].strength,
    isKey: key.includes(name),
    families: lattice === undefined ? [] : cubicFamilies(Math.round((g * lattice) ** 2))
  }));
}
