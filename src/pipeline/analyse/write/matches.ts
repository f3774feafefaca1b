import type { CrystalStructure } from '../../../core/structure/crystalStructure';
import type { Candidate, ClassMatches } from '../../../core/structure/matchPeaks';
import { matchPeaks } from '../../../core/structure/matchPeaks';
import { structureRings } from '../../../core/structure/structureRings';
import type { LoadedProfiles } from '../load/loadProfiles';
import type { ClassPeak } from './peaks';

/** Rings are expected so far beyond the ends of the q range, 1/Å: a peak at an end may belong to one beyond. */
const BEYOND = 0.05;

/** Structures, and how they rank for each class. */
export interface StructureMatches {
  /** With their rings up to a little behind the q range; gold first, then as they were named */
  readonly structures: readonly Candidate[];
  /** The first class first */
  readonly classes: readonly ClassMatches[];
}

/** Structures ranked for each class. */
export function classMatches(
  peaks: readonly ClassPeak[],
  count: number,
  structures: readonly CrystalStructure[],
  { axis, bins }: LoadedProfiles
): StructureMatches {
  const range = [bins.range[0], bins.range[1] - 1].map(bin => axis.offset + bin * axis.scale) as [number, number];
  const candidates = structures.map(structure => ({
    name: structure.name,
    rings: structureRings(structure, range[1] + BEYOND)
  }));
  const classes = Array.from({ length: count }, (_, own) =>
    matchPeaks(
      peaks.filter(peak => peak.class === own + 1),
      candidates,
      range
    )
  );
  return { structures: candidates, classes };
}

/** As CSV: a line for each class and structure, the best first. */
export function matchesCsv(classes: readonly ClassMatches[]): string {
  const lines = classes.flatMap(({ matches, winners }, own) =>
    matches.map(({ name, score, meanDistance }, at) =>
      [
        own + 1,
        at + 1,
        /[",\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name,
        score.toFixed(4),
        Number.isFinite(meanDistance) ? meanDistance.toFixed(5) : '',
        Object.entries(winners ?? {})
          .filter(([, winner]) => winner === name)
          .map(([way]) => way)
          .join(' ')
      ].join(',')
    )
  );
  return `${['class,rank,structure,score,mean_distance_inv_A,wins_by', ...lines].join('\n')}\n`;
}
