import type { CrystalStructure } from '../../../core/structure/crystalStructure';
import { GOLD_STRUCTURE } from '../../../core/structure/gold';
import type { PathGuard } from '../../../storage/pathGuard';
import { readStructureFile } from '../../../storage/structureFile';

/** The structures of CIF files, gold first. @throws InputError `E_CIF`; those of the file system and the guard */
export async function readStructures(paths: readonly string[], guard: PathGuard): Promise<CrystalStructure[]> {
  const structures: CrystalStructure[] = [GOLD_STRUCTURE];
  for (const path of paths) {
    structures.push(await readStructure(path, guard));
  }
  return structures;
}

/** The structure of a CIF file. @throws as readStructures */
export async function readStructure(path: string, guard: PathGuard): Promise<CrystalStructure> {
  await guard(path, 'read');
  return readStructureFile(path);
}
