import { stat } from 'node:fs/promises';

import { designEffect } from '../../../core/analysis/designEffect';
import { BLOCK_ROWS, rowStart } from '../../../core/analysis/rowBlocks';
import { InputError } from '../../../core/errors';
import { readProfileOutline, readProfiles } from '../../../storage/hdf5/profileFile';
import type { PathGuard } from '../../../storage/pathGuard';
import { commonProfile } from '../load/dataSet';
import { PROFILE_ENDING } from '../load/findProfiles';
import type { LoadedProfiles } from '../load/loadProfiles';

/** How far counts come in clusters, position by position. */
export interface Clusters {
  /** For each row of the matrix, how many counts say as much as one; absent: not known */
  readonly effects?: Float32Array;
  /** Why it is not known, in a sentence */
  readonly warning?: string;
}

/**
 * Reads from the variance profiles beside mean profiles how far the counts of a pattern are in spots, see designEffect. Variance
 * profiles that cannot be used stop nothing: nobody named them.
 *
 * @param loaded ring counts, not normalised
 */
export async function readClusters(loaded: LoadedProfiles, guard: PathGuard): Promise<Clusters> {
  try {
    return await clustersIn(loaded, guard);
  } catch (cause) {
    if (!(cause instanceof InputError)) {
      throw cause;
    }
    return because(cause.message.replace(/\.$/, ''));
  }
}

function because(reason: string): Clusters {
  return {
    warning: `${reason}, so that it is not known how spotty the rings are: grains in strong orientations may count as components of their own in the advice on their number.`
  };
}

async function clustersIn({ dataSets, bins, beam, matrix }: LoadedProfiles, guard: PathGuard): Promise<Clusters> {
  if (beam === undefined) {
    return because('No direct beam was found, whose size is that of spots');
  }
  const variances = dataSets.map(({ file }) => file.path.replace(PROFILE_ENDING.mean, PROFILE_ENDING.variance));
  for (const [index, path] of variances.entries()) {
    const isThere = path !== dataSets[index].file.path && (await stat(path).catch(() => undefined)) !== undefined;
    if (!isThere) {
      return because(`${dataSets[index].file.path} has no *${PROFILE_ENDING.variance} beside it`);
    }
    await guard(path, 'read');
    const { axes } = await readProfileOutline(path);
    const { shape, scale, offset } = dataSets[index].file;
    const isSame =
      axes.shape.every((size, axis) => size === shape[axis]) && axes.scale === scale && axes.offset === offset;
    if (!isSame) {
      return because(`${path} has another scan or other q bins than the mean profiles beside it`);
    }
  }
  const effects = new Float32Array(matrix.rows).fill(1);
  const counts = new Float32Array(matrix.data);
  const spotArea = Math.PI * (beam.edge + 0.5) ** 2;
  const [first, last] = [bins.range[0], bins.used[bins.used.length - 1]];
  const profile = new Float64Array(last - first + 1);
  for (const [index, dataSet] of dataSets.entries()) {
    const [, width, length] = dataSet.file.shape;
    await readProfiles(variances[index], (firstRow, values) => {
      for (let at = 0; at < values.length / length; at++) {
        const row = dataSet.rowOf[firstRow * width + at] ?? -1;
        if (row < 0) {
          continue;
        }
        commonProfile(values, at * length, dataSet, first, profile);
        let [sum, excess] = [0, 0];
        let place = rowStart(matrix, row);
        for (const bin of bins.used) {
          const variance = profile[bin - first];
          if (Number.isFinite(variance)) {
            sum += counts[place];
            excess += dataSet.areas[bin] * variance - counts[place];
          }
          place += BLOCK_ROWS;
        }
        effects[row] = designEffect(excess, sum, spotArea);
      }
    });
  }
  return { effects };
}
