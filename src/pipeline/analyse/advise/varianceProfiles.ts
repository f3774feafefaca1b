import { stat } from 'node:fs/promises';

import { readProfileOutline } from '../../../storage/hdf5/profileFile';
import type { PathGuard } from '../../../storage/pathGuard';
import { rowsOf, sourcesOf } from '../load/dataSet';
import { PROFILE_ENDING } from '../../../storage/session/profileNames';
import type { LoadedProfiles } from '../load/loadProfiles';
import type { VariancesOfCounts } from '../slabs/reading';
import type { ProfileSource } from '../slabs/slabs';

/** The variance profiles beside mean profiles, and of which counts they are. */
export interface VarianceProfiles extends VariancesOfCounts {
  readonly sources: readonly ProfileSource[];
}

/**
 * The variance profiles of all data sets, or in words why they cannot be used.
 *
 * @param loaded ring counts, not normalised
 * @throws as readProfileOutline
 */
export async function variancesBeside(
  { dataSets, bins, beam, matrix }: LoadedProfiles,
  guard: PathGuard
): Promise<VarianceProfiles | string> {
  if (beam === undefined) {
    return 'No direct beam was found, whose size is that of spots';
  }
  const sources: ProfileSource[] = [];
  const paths = dataSets.map(({ file }) => file.path.replace(PROFILE_ENDING.mean, PROFILE_ENDING.variance));
  for (const [index, path] of paths.entries()) {
    const isThere = path !== dataSets[index].file.path && (await stat(path).catch(() => undefined)) !== undefined;
    if (!isThere) {
      return `${dataSets[index].file.path} has no *${PROFILE_ENDING.variance} beside it`;
    }
    await guard(path, 'read');
    const { axes } = await readProfileOutline(path);
    const { shape, scale, offset } = dataSets[index].file;
    const isSame =
      axes.shape.every((size, axis) => size === shape[axis]) && axes.scale === scale && axes.offset === offset;
    if (!isSame) {
      return `${path} has another scan or other q bins than the mean profiles beside it`;
    }
    sources.push({ ...dataSets[index], rows: axes.rows });
  }
  return {
    sources: sourcesOf(sources),
    matrix,
    rowOf: rowsOf(dataSets),
    used: bins.used,
    areas: dataSets.map(({ areas }) => areas),
    // Pixels of a spot: those of the direct beam's disc
    spotArea: Math.PI * (beam.edge + 0.5) ** 2
  };
}
