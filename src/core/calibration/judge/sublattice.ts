import type { Indices } from '../../gold/rings';
import { cubicFamilies, equivalentsOf } from '../../gold/rings';
import type { RingTarget } from '../ringTargets';

/** How many times as strong as in the standard a ring is in two lattices that may have it, primitive and body-centred; 0 where they lack it. */
export type Sublattice = (target: RingTarget) => readonly number[];

/** h² + k² + l² of even rings is a multiple of it */
const EVEN = 4;
/** Of all-odd indices it is three more than one */
const ODD = 3;
/** Rings of a kind whose strongest is below this part of the strongest of all are next to extinct: what is seen at their places says nothing */
const PLAIN = 0.2;

/**
 * The lattices that have the even rings of a face-centred cubic crystal, whose indices are all odd or all even, and not the odd ones.
 *
 * @returns undefined for other crystals, and where rings of one kind only are plainly seen: the odd ones of magnesium oxide are next to extinct
 */
export function sublatticeOf(targets: readonly RingTarget[]): Sublattice | undefined {
  const strongest = Math.max(...targets.map(({ strength }) => strength));
  const isPlain = (rest: number): boolean =>
    targets.some(target => restOf(target) === rest && target.strength >= PLAIN * strongest);
  const rests = new Set(targets.map(restOf));
  if (rests.size !== 2 || !isPlain(0) || !isPlain(ODD)) {
    return undefined;
  }
  return ({ families: [family] }) => {
    const sum = squares(family);
    const parts = [sum / EVEN, (2 * sum) / EVEN];
    return parts.map(part => (sum % EVEN === 0 ? multiplicity(part) / multiplicity(sum) : 0));
  };
}

function restOf({ families: [family] }: RingTarget): number | undefined {
  return family && squares(family) % EVEN;
}

function squares(indices: Indices): number {
  return indices.reduce((sum, index) => sum + index * index, 0);
}

function multiplicity(sum: number): number {
  return cubicFamilies(sum).reduce((all, family) => all + equivalentsOf(family).length, 0);
}

/** Whether a ring is one of those that the other lattice has. */
export function isShared(sublattice: Sublattice, target: RingTarget): boolean {
  return sublattice(target).some(factor => factor > 0);
}
