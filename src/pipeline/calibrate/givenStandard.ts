import { InputError } from '../../core/errors';
import { builtInNamed, builtInStandard } from '../../core/standards/builtIn';
import { crystalStandard, withLattice } from '../../core/standards/crystalStandard';
import type { Standard } from '../../core/standards/standard';
import { ringNamed } from '../../core/standards/standard';
import { structureRings } from '../../core/structure/structureRings';
import type { CalibrationOptions } from '../../protocol/calibrate/calibrationOptions';
import type { PathGuard } from '../../storage/pathGuard';
import { readStructureFile } from '../../storage/structureFile';

/**
 * What a pattern is measured against: gold, where the options name nothing else.
 *
 * @throws InputError `E_STANDARD` for a structure that is none, `E_RING` for rings that it does not have, `E_CIF`; those of the
 * file system and the guard
 */
export async function givenStandard(options: CalibrationOptions, guard: PathGuard): Promise<Standard> {
  const { standard: named = 'Au', latticeParameter: lattice, rings = [], excludeArcs = [] } = options;
  const name = builtInNamed(named);
  if (name) {
    return builtInStandard(name, lattice);
  }
  await guard(named, 'read');
  const structure = await readStructureFile(named);
  const standard = crystalStandard(lattice === undefined ? structure : withLattice(structure, lattice), structureRings);
  const asked = [...rings, ...excludeArcs.map(([ring]) => ring)];
  const unknown = asked.find(ring => ringNamed(standard, ring) === undefined);
  if (unknown !== undefined) {
    const first = standard.rings.slice(0, 8).map(ring => ring.name.split('/')[0]);
    throw new InputError(
      'E_RING',
      `${standard.name} has no ring ${unknown} up to the largest angles that are looked at. Its first rings are ${first.join(', ')}.`
    );
  }
  return standard;
}
