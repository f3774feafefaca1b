import type { AcquisitionRow } from '../../protocol/acquisitions';
import type { Candidate } from '../../protocol/convert/inspection';
import type { Place } from '../../protocol/session';
import type { FormDemands } from './form/convertRules';

export interface ChosenData {
  readonly place?: Place;
  readonly rows: readonly AcquisitionRow[];
  /** The acquisition a conversion would take, where it is one only */
  readonly only?: AcquisitionRow;
  /** How its frames could be read, where that is known */
  readonly candidates: readonly Candidate[];
  /** Whether a folder for results was needed before */
  readonly needed: boolean;
  /** Whether the form names a folder that counts inside a session too */
  readonly ownOut?: boolean;
}

/**
 * What the chosen data ask of the form. A folder for results is needed where some have none: outside a session. It stays needed
 * once it is given, for then they have one.
 */
export function formDemands({ place, rows, only, candidates, needed, ownOut }: ChosenData): FormDemands {
  const isFolder = place !== undefined && 'folder' in place;
  const lacksOutput = rows.some(
    ({ state, output }) => state !== undefined && state !== 'failed' && output === undefined
  );
  const likely = [...candidates].sort((a, b) => b.score - a.score);
  return {
    needsOut: isFolder && (needed || lacksOutput),
    ...(ownOut && place && !isFolder && { takesOut: true }),
    ...(only?.frames !== undefined && { frames: only.frames }),
    shapes: likely.flatMap(({ shape: [rowsOf, columns] }) => (columns === undefined ? [] : `${columns} x ${rowsOf}`))
  };
}
