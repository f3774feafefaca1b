import type { Dense } from '../../../core/analysis/dense';
import { dense, line } from '../../../core/analysis/dense';
import type { Means } from '../blocks/runPass';
import { runReading } from '../slabs/runReading';
import type { DataSet } from './dataSet';
import { rowsOf, sourcesOf } from './dataSet';

/**
 * Mean profiles of all bins as they stand in the files: a line for each class, the last for all positions. NaN where there are none.
 *
 * @param classes of each row, 0 in none
 * @throws as runReading
 */
export async function classProfiles(
  dataSets: readonly DataSet[],
  classes: Uint8Array,
  count: number,
  bins: number,
  means: Means
): Promise<Dense> {
  const shared = new SharedArrayBuffer(classes.length);
  new Uint8Array(shared).set(classes);
  const reading = { kind: 'classes', bins, count, rowOf: rowsOf(dataSets), classes: shared } as const;
  const found = await runReading(reading, sourcesOf(dataSets), means);
  const [sums, numbers] = [0, 1].map(part => {
    const values = found.subarray(part * (count + 1) * bins, (part + 1) * (count + 1) * bins);
    return dense(count + 1, bins, values);
  });
  const profiles = dense(count + 1, bins);
  for (let bin = 0; bin < bins; bin++) {
    let [all, positions] = [0, 0];
    for (let own = 0; own <= count; own++) {
      const [sum, number] = [line(sums, own)[bin], line(numbers, own)[bin]];
      if (own > 0) {
        line(profiles, own - 1)[bin] = sum / number;
      }
      all += sum;
      positions += number;
    }
    line(profiles, count)[bin] = all / positions;
  }
  return profiles;
}
