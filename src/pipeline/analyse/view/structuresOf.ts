import { GOLD_STRUCTURE } from '../../../core/structure/gold';
import { structureRings } from '../../../core/structure/structureRings';
import type { Structure } from '../../../protocol/analyse/structure';
import type { Problem } from '../../../protocol/problem';
import { problemOf } from '../../../protocol/problem';
import type { PathGuard } from '../../../storage/pathGuard';
import { readStructure } from '../load/readStructures';
import { toldStructure } from './toldStructure';

/** Profiles seldom reach further, 1/Å. */
const END = 1.6;

/** Gold and the structures of CIF files, and what is wrong with those that cannot be read. @throws CancelledError */
export async function structuresOf(
  files: readonly string[],
  guard: PathGuard
): Promise<{ structures: Structure[]; problems: Problem[] }> {
  const found = [GOLD_STRUCTURE];
  const problems: Problem[] = [];
  for (const file of files) {
    try {
      found.push(await readStructure(file, guard));
    } catch (cause) {
      problems.push(problemOf(cause, file));
    }
  }
  return {
    structures: found.map(structure => toldStructure({ name: structure.name, rings: structureRings(structure, END) })),
    problems
  };
}
