import type { Indices } from '../../gold/rings';
import { cubicFamilies, equivalentsOf } from '../../gold/rings';
import type { RingTarget } from '../ringTargets';

/** How many times as strong as in the standard a ring is in two lattices that may have it, primitive and body-centred; 0 where they lack it. */
export type Sublattice = (target: RingTarget) => readonly number[];

/** The lattices that have some of these rings and not all: with every fourth h² + k² + l² (even rings), or every eighth where odd ones are not there. */
export function sublatticeOf(targets: readonly RingTarget[]): Sublattice | undefined {
  const sums = targets.flatMap(({ families: [family] }) => (family ? [squares(family)] : []));
  const every = [4, 8].find(step => sums.some(sum => sum % step === 0) && sums.some(sum => sum % step !== 0));
  return every === undefined
    ? undefined
    : ({ families: [family] }) => {
        const sum = family ? squares(family) : 1;
        const parts = [sum / every, (2 * sum) / every];
        return parts.map(part => (sum % every === 0 ? multiplicity(part) / multiplicity(sum) : 0));
      };
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
