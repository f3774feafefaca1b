import type { Dense } from '../../../core/analysis/dense';
import { dense, line } from '../../../core/analysis/dense';
import { readProfiles } from '../../../storage/hdf5/profileFile';
import type { DataSet } from './dataSet';
import { commonProfile } from './dataSet';

/** Mean profiles of all bins as they stand in the files: a line for each class, the last for all positions. NaN where there are none. */
export async function classProfiles(
  dataSets: readonly DataSet[],
  classes: Uint8Array,
  count: number,
  bins: number
): Promise<Dense> {
  const sums = dense(count + 1, bins);
  const numbers = dense(count + 1, bins);
  const profile = new Float64Array(bins);
  const add = (group: number): void => {
    const [sum, number] = [line(sums, group), line(numbers, group)];
    for (let bin = 0; bin < bins; bin++) {
      if (Number.isFinite(profile[bin])) {
        sum[bin] += profile[bin];
        number[bin]++;
      }
    }
  };
  for (const dataSet of dataSets) {
    const [, width, length] = dataSet.file.shape;
    await readProfiles(dataSet.file.path, (firstRow, values) => {
      for (let at = 0; at < values.length / length; at++) {
        commonProfile(values, at * length, dataSet, 0, profile);
        add(count);
        const row = dataSet.rowOf[firstRow * width + at];
        if (row >= 0 && classes[row] > 0) {
          add(classes[row] - 1);
        }
      }
    });
  }
  sums.values.forEach((sum, at) => (sums.values[at] = sum / numbers.values[at]));
  return sums;
}
