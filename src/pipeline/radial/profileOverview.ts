import type { ProfileFile } from '../../storage/hdf5/profileFile';
import { readProfileHead, readProfiles } from '../../storage/hdf5/profileFile';
import type { SharedJob } from '../threads/jobCounters';
import { ProfileMeans } from '../profileMeans';

/** One file of profiles, the work of a single thread. */
export interface ProfileOverviewJob extends SharedJob {
  readonly path: string;
}

export interface ProfileOverview {
  readonly head: ProfileFile;
  /** Counts summed over all rings at each position, rows x columns */
  readonly intensity: Float32Array;
  /** Mean over the scan */
  readonly profile: Float64Array;
}

/**
 * Reads all profiles of a file once. Counts of a ring are its mean times its contributing area; without areas a ring
 * counts 2 pi k pixels.
 */
export async function profileOverview({ path }: ProfileOverviewJob): Promise<ProfileOverview> {
  const head = await readProfileHead(path);
  const [rows, columns, bins] = head.shape;
  const area = head.areas ?? Float64Array.from({ length: bins }, (_, bin) => 2 * Math.PI * bin);
  const intensity = new Float32Array(rows * columns);
  const means = new ProfileMeans(bins);
  await readProfiles(path, (firstRow, values) => {
    means.add(values);
    for (let position = 0; position < values.length / bins; position++) {
      let sum = 0;
      for (let bin = 0; bin < bins; bin++) {
        const value = values[position * bins + bin];
        sum += Number.isNaN(value) ? 0 : value * area[bin];
      }
      intensity[firstRow * columns + position] = sum;
    }
  });
  return { head, intensity, profile: means.mean() };
}
