import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { StoredCalibration } from '../../storage/calibration/recordFile';
import { readCalibrationRecord } from '../../storage/calibration/recordFile';
import type { PathGuard } from '../../storage/pathGuard';
import { SCRIPTS_FOLDER } from '../../storage/session/sessionPaths';

const DEEPEST = 6;

/** Records below folders, by their names. What has the name of one and is none, or may not be read, is passed over. */
export async function recordsBelow(folders: readonly string[], guard: PathGuard): Promise<StoredCalibration[]> {
  const paths = new Set<string>();
  for (const folder of folders) {
    const isAllowed = await guard(folder, 'read').then(
      () => true,
      () => false
    );
    for (const path of isAllowed ? await recordPaths(folder, 0) : []) {
      paths.add(path);
    }
  }
  const read = [...paths].map(async path => {
    try {
      // A link may lead elsewhere
      await guard(path, 'read');
      return await readCalibrationRecord(path);
    } catch {
      return undefined;
    }
  });
  return (await Promise.all(read)).filter(found => found !== undefined);
}

async function recordPaths(folder: string, depth: number): Promise<string[]> {
  // A folder that cannot be listed has no records to offer
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const below = entries.map(async entry => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === SCRIPTS_FOLDER) {
      return [];
    }
    return entry.isDirectory()
      ? depth < DEEPEST
        ? recordPaths(path, depth + 1)
        : []
      : /_CL_\d+cm\.json$/.test(entry.name)
        ? [path]
        : [];
  });
  return (await Promise.all(below)).flat();
}
