import type { CrystalStructure } from './crystalStructure';
import type { StructureRing } from './powderRings';
import { powderRings } from './powderRings';
import { lobatoParameters } from './scatteringTable';

/** Kinematic powder rings of a structure of any elements, in order of g. @param gMax 1/Å */
export function structureRings(structure: CrystalStructure, gMax: number): StructureRing[] {
  return powderRings(structure, gMax, lobatoParameters);
}
