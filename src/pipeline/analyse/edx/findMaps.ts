import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import type { EdxPairing } from '../../../core/edx/pairing';
import { pairMaps } from '../../../core/edx/pairing';
import { InputError } from '../../../core/errors';
import { naming } from '../../../storage/fileErrors';
import type { PathGuard } from '../../../storage/pathGuard';
import type { DataSet } from '../load/dataSet';
import { filesBelow } from '../load/filesBelow';
import { MAP_FILE, labelledMaps } from './labelledMaps';

const MAP_FOLDER = /^edx$/i;
/** Profiles that are written as ripple files too are no spectrum maps. */
const PROFILES = /_azimuthal_(mean|var)\.rpl$/i;

/** Scans and maps that belong together, and why files were not looked at. */
export interface FoundPairing extends EdxPairing {
  readonly warnings: readonly string[];
}

/**
 * Finds the spectrum maps of data sets and pairs them by their time stamps, or by what h5oina files say of themselves.
 *
 * @param edx auto: those in the folders EDX beside the data sets; or one `.rpl` or `.h5oina` file, or a folder of them. One file and one data set belong together
 * @throws InputError `E_EDX_FILE`, or of the file system, where a path was named
 */
export async function findSpectrumMaps(
  dataSets: readonly DataSet[],
  edx: string,
  guard: PathGuard
): Promise<FoundPairing> {
  const scans = dataSets.map(({ stamp, file }) => ({ stamp, path: file.path }));
  const paired = async (paths: readonly string[]): Promise<FoundPairing> => {
    const { maps, warnings } = await labelledMaps(scans, paths, guard);
    return { ...pairMaps(scans, maps), warnings };
  };
  if (edx === 'auto') {
    return paired(await mapsBeside(dataSets, guard));
  }
  await guard(edx, 'read');
  const isFolder = await naming(edx, 'read', async () => (await stat(edx)).isDirectory());
  if (!isFolder && !isMap(edx)) {
    throw new InputError(
      'E_EDX_FILE',
      `${edx} is no spectrum map: name an .rpl file with its .raw beside it, an .h5oina file, or a folder of them (--edx).`
    );
  }
  if (!isFolder && scans.length === 1) {
    const pair = { stamp: scans[0].stamp, map: edx, by: 'user' as const };
    return { pairs: [pair], doubts: [], scansAlone: [], mapsAlone: [], warnings: [] };
  }
  return paired(isFolder ? await naming(edx, 'read', () => filesBelow(edx, isMap)) : [edx]);
}

async function mapsBeside(dataSets: readonly DataSet[], guard: PathGuard): Promise<string[]> {
  const places = dataSets.flatMap(({ file }) => [dirname(file.path), dirname(dirname(file.path))]);
  const maps = new Set<string>();
  for (const place of new Set(places)) {
    // A folder that may not be looked into has no maps for this user
    const names = await readdir(place).catch(() => []);
    for (const name of names.filter(one => MAP_FOLDER.test(one))) {
      await guard(join(place, name), 'read');
      (await filesBelow(join(place, name), isMap).catch(() => [])).forEach(map => maps.add(map));
    }
  }
  return [...maps];
}

function isMap(name: string): boolean {
  return MAP_FILE.test(name) && !PROFILES.test(basename(name));
}
