import { ringRadius } from '../gold/flatDetector';
import { goldRings } from '../gold/rings';

/** Where a ring of gold should be, whatever the scale. */
export interface RingTarget {
  readonly name: string;
  readonly g: number;
  /**
   * tan(2θ) / λ in 1/Å: distance from the direct beam on a flat detector in units of the pixel size, so that a pattern
   * has one scale at every angle
   */
  readonly t: number;
  /** Counts of the whole ring relative to 111, kinematic powder: m |F|² d */
  readonly strength: number;
}

/** Beyond 600/442 rings of gold are faint and crowded */
export const LARGEST_G = 1.5;

export function ringTargets(wavelength: number, lattice?: number, gMax = LARGEST_G): RingTarget[] {
  const rings = goldRings(gMax, lattice);
  const of = (index: number): number =>
    (rings[index].multiplicity * rings[index].structureFactor ** 2) / rings[index].g;
  return rings.map(({ name, g }, index) => ({
    name,
    g,
    t: ringRadius(g, { wavelength, pixelSizeInvAng: 1 }),
    strength: of(index) / of(0)
  }));
}
