import { GOLD_LATTICE } from '../gold/rings';
import type { CrystalStructure } from './crystalStructure';

/** Gold, which is always there to compare with. */
export const GOLD_STRUCTURE: CrystalStructure = {
  name: 'gold',
  cell: { a: GOLD_LATTICE, b: GOLD_LATTICE, c: GOLD_LATTICE, alpha: 90, beta: 90, gamma: 90 },
  atoms: (
    [
      [0, 0, 0],
      [0, 0.5, 0.5],
      [0.5, 0, 0.5],
      [0.5, 0.5, 0]
    ] as const
  ).map(at => ({ element: 'Au', at, occupancy: 1, b: 0 }))
};
