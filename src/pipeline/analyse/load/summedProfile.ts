import type { BinAxis } from '../../../core/analysis/profileGrid';
import { readProfiles } from '../../../storage/hdf5/profileFile';
import type { DataSet } from './dataSet';
import { commonProfile } from './dataSet';

/** Mean profile of all positions of all data sets on the common axis; NaN where no position has data. */
export async function summedProfile(
  dataSets: readonly Pick<DataSet, 'file' | 'resampled'>[],
  { bins }: BinAxis,
  onRows: (rows: number) => void
): Promise<Float64Array> {
  const [sums, numbers, profile] = [new Float64Array(bins), new Float64Array(bins), new Float64Array(bins)];
  let done = 0;
  for (const dataSet of dataSets) {
    const { path, shape } = dataSet.file;
    await readProfiles(path, (_, values) => {
      const positions = values.length / shape[2];
      for (let at = 0; at < positions; at++) {
        commonProfile(values, at * shape[2], dataSet, 0, profile);
        for (let bin = 0; bin < bins; bin++) {
          if (Number.isFinite(profile[bin])) {
            sums[bin] += profile[bin];
            numbers[bin]++;
          }
        }
      }
      done += positions;
      onRows(done);
    });
  }
  return sums.map((sum, bin) => sum / numbers[bin]);
}
