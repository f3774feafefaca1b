import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { InputError } from '../../core/errors';
import type { StoredCalibration } from '../../storage/calibration/recordFile';
import { readCalibrationRecord } from '../../storage/calibration/recordFile';
import type { PathGuard } from '../../storage/pathGuard';
import { SCRIPTS_FOLDER } from '../../storage/session/sessionPaths';

/** Where records are looked for. */
export interface SearchPlace {
  readonly folder: string;
  /** How many levels of folders below this one are looked into; 0: this one alone */
  readonly levels: number;
}

const DEEPEST = 6;

/** A folder that was named or is of a session: all of it. */
export function allBelow(folder: string): SearchPlace {
  return { folder, levels: DEEPEST };
}

/**
 * Records in and below folders, by their names. What has the name of one and is none, may not be read, or goes away meanwhile is
 * passed over.
 *
 * @param onBad is told why what has the name of a record is none
 */
export async function recordsBelow(
  places: readonly SearchPlace[],
  guard: PathGuard,
  onBad?: (cause: InputError) => void
): Promise<StoredCalibration[]> {
  const paths = new Set<string>();
  for (const { folder, levels } of places) {
    const isAllowed = await guard(folder, 'read').then(
      () => true,
      () => false
    );
    for (const path of isAllowed ? await recordPaths(folder, levels) : []) {
      paths.add(path);
    }
  }
  const read = [...paths].map(async path => {
    try {
      // A link may lead elsewhere
      await guard(path, 'read');
      return await readCalibrationRecord(path);
    } catch (cause) {
      if (cause instanceof InputError && cause.code === 'E_RECORD') {
        onBad?.(cause);
      }
      return undefined;
    }
  });
  return (await Promise.all(read)).filter(found => found !== undefined);
}

async function recordPaths(folder: string, levels: number): Promise<string[]> {
  // A folder that cannot be listed has no records to offer
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const below = entries.map(async entry => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === SCRIPTS_FOLDER) {
      return [];
    }
    return entry.isDirectory()
      ? levels > 0
        ? recordPaths(path, levels - 1)
        : []
      : /_CL_\d+cm\.json$/.test(entry.name)
        ? [path]
        : [];
  });
  return (await Promise.all(below)).flat();
}
