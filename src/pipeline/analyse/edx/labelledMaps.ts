import type { FoundMap, PairedScan } from '../../../core/edx/pairing';
import { InputError } from '../../../core/errors';
import type { PathGuard } from '../../../storage/pathGuard';
import { foreign } from '../../threads/foreign';

/** Spectrum maps, by what their files are called. */
export const MAP_FILE = /\.(rpl|h5oina)$/i;
const H5OINA = /\.h5oina$/i;

/** Maps with what they say of themselves, where their names hold no stamp; and why some say nothing. */
export async function labelledMaps(
  scans: readonly PairedScan[],
  paths: readonly string[],
  guard: PathGuard
): Promise<{ readonly maps: FoundMap[]; readonly warnings: string[] }> {
  const maps: FoundMap[] = [];
  const warnings: string[] = [];
  for (const path of paths) {
    try {
      const isNamed = scans.some(({ stamp }) => path.slice(path.lastIndexOf('/')).includes(stamp));
      maps.push({ path, ...(H5OINA.test(path) && !isNamed && { labels: (await openOina(path, guard)).labels }) });
    } catch (cause) {
      if (!(cause instanceof InputError)) {
        throw cause;
      }
      warnings.push(`${cause.message} It was left out.`);
    }
  }
  return { maps, warnings };
}

/** @throws InputError as readOina; of the guard */
export async function openOina(path: string, guard: PathGuard): ReturnType<typeof foreign<'oina'>> {
  await guard(path, 'read');
  return foreign('oina', path);
}

export function isOina(path: string): boolean {
  return H5OINA.test(path);
}
