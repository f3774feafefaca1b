import type { Candidate } from '../../../core/structure/matchPeaks';
import type { Structure } from '../../../protocol/analyse/structure';

/** Weaker rings are not told, part of the strongest. */
const LEAST_TOLD = 0.005;

/** A structure as records and pages have it. */
export function toldStructure({ name, rings }: Candidate): Structure {
  return {
    name,
    rings: rings
      .filter(({ intensity }) => intensity >= LEAST_TOLD)
      .map(({ g, indices, intensity }) => ({ g, indices: [...indices], intensity }))
  };
}
