import { join } from 'node:path';

import { writeCompleteFile } from '../../../storage/completeFile';
import type { HyperSpyTree } from '../../../storage/hdf5/hyperspyTree';
import type { Analysis } from '../analysis';
import type { DataSet } from '../load/dataSet';
import { windowsCsv } from '../match/windowVariances';
import { scanAxes, writeSignal } from './signals';

/** What is written of a data set beside its maps of components. */
export interface MatchFiles {
  readonly fits: string | null;
  readonly shifts: string | null;
  readonly windows: string | null;
}

/** Writes how structures fit each position, how far they are shifted, and the variance in the windows of rings. */
export async function writeMatchMaps(
  folder: string,
  prefix: string,
  dataSet: DataSet,
  { fits, variances, matches }: Analysis,
  original: HyperSpyTree
): Promise<MatchFiles> {
  const own = fits.get(dataSet);
  const windows = variances?.maps.get(dataSet);
  const names = matches.structures.map(({ name }) => name).join(', ');
  const write = async (name: string, title: string, first: string, values: Float32Array): Promise<string> => {
    const path = join(folder, `${prefix}_${name}.hspy`);
    const size = values.length / dataSet.rowOf.length;
    await writeSignal(path, values, {
      axes: [{ name: first, scale: 1, offset: 0, size, navigate: true }, ...scanAxes(dataSet)],
      signal: {},
      original,
      title
    });
    return path;
  };
  return {
    fits: own ? await write('structure_fits', `Correlation with ${names}`, 'structure', own.values) : null,
    shifts: own ? await write('structure_shifts', `Shift of ${names}, 1/Å`, 'structure', own.shifts) : null,
    windows: windows
      ? await write(
          'window_variances',
          `Mean variance about ${variances?.windows.map(({ q }) => q.toFixed(3)).join(', ')} 1/Å`,
          'window',
          windows
        )
      : null
  };
}

/** `windows.csv`. @returns its path, where there are windows */
export async function writeWindows(folder: string, { variances, profiles }: Analysis): Promise<{ windows?: string }> {
  if (!variances) {
    return {};
  }
  const windows = join(folder, 'windows.csv');
  await writeCompleteFile(windows, windowsCsv(variances, profiles));
  return { windows };
}
