import { stat } from 'node:fs/promises';

import { readProfileOutline, readProfiles } from '../../../storage/hdf5/profileFile';
import type { PathGuard } from '../../../storage/pathGuard';
import { commonProfile } from '../load/dataSet';
import { PROFILE_ENDING } from '../load/findProfiles';
import type { LoadedProfiles } from '../load/loadProfiles';

/** Reads the variance profiles beside mean profiles. */
export interface VarianceProfiles {
  /** Pixels of a spot: those of the direct beam's disc */
  readonly spotArea: number;
  /**
   * Tells of each row of the matrix the variance within each used bin times its area, in squared counts, NaN where there is none. The array is used again.
   *
   * @throws as readProfiles
   */
  each(take: (row: number, variances: Float64Array) => void): Promise<void>;
}

/**
 * The variance profiles of all data sets, or in words why they cannot be used.
 *
 * @throws as readProfileOutline
 */
export async function variancesBeside(
  { dataSets, bins, beam }: LoadedProfiles,
  guard: PathGuard
): Promise<VarianceProfiles | string> {
  if (beam === undefined) {
    return 'No direct beam was found, whose size is that of spots';
  }
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
  }
  const [first, last] = [bins.range[0], bins.used[bins.used.length - 1]];
  const profile = new Float64Array(last - first + 1);
  const variances = new Float64Array(bins.used.length);
  return {
    spotArea: Math.PI * (beam.edge + 0.5) ** 2,
    async each(take) {
      for (const [index, dataSet] of dataSets.entries()) {
        const [, width, length] = dataSet.file.shape;
        await readProfiles(paths[index], (firstRow, values) => {
          for (let at = 0; at < values.length / length; at++) {
            const row = dataSet.rowOf[firstRow * width + at] ?? -1;
            if (row >= 0) {
              commonProfile(values, at * length, dataSet, first, profile);
              bins.used.forEach((bin, column) => (variances[column] = dataSet.areas[bin] * profile[bin - first]));
              take(row, variances);
            }
          }
        });
      }
    }
  };
}
