import { readCif } from '../core/structure/cif';
import type { CrystalStructure } from '../core/structure/crystalStructure';
import { naming } from './fileErrors';
import { readText } from './regularFile';

const MOST_BYTES = 8 << 20;

/** The first structure of a CIF file. @throws InputError `E_CIF`; those of the file system */
export async function readStructureFile(path: string): Promise<CrystalStructure> {
  return readCif(await naming(path, 'read', () => readText(path, MOST_BYTES)), path);
}
