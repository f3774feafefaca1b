import { InputError } from '../../../core/errors';
import type { BinAxis } from '../../../core/analysis/profileGrid';
import { fullRingAreas, resampling } from '../../../core/analysis/profileGrid';
import type { ProfileFile } from '../../../storage/hdf5/profileFile';
import { readProfiles } from '../../../storage/hdf5/profileFile';
import type { DataSet } from './dataSet';
import { commonProfile } from './dataSet';

/** Bins of the common axis that are decomposed. */
export interface UsedBins {
  /** First of the q range, and the one behind its last */
  readonly range: readonly [number, number];
  /** Those of the range that have data */
  readonly used: readonly number[];
}

/** A file of profiles, and how its bins are those of the common axis. */
export type OnAxis = Omit<DataSet, 'stamp' | 'rowOf' | 'version'>;

interface Found {
  readonly bins: readonly number[];
  /** 1 for each scan position with data in all these bins */
  readonly complete: readonly Uint8Array[];
}

/**
 * Which bins and positions have data, which takes a look at every value. Positions without any data (masked ones) do not count against a bin.
 *
 * @throws InputError `E_NO_SIGNAL` when no bin has; as readProfiles
 */
export async function usedBins(
  dataSets: readonly OnAxis[],
  [first, behind]: readonly [number, number],
  onRows: (rows: number) => void
): Promise<Found> {
  const gaps = new Float64Array(behind - first);
  const profile = new Float64Array(behind - first);
  const incomplete: { dataSet: number; position: number; bins: readonly number[] }[] = [];
  const complete = dataSets.map(({ file: { shape } }) => new Uint8Array(shape[0] * shape[1]).fill(1));
  let [looked, withData] = [0, 0];
  for (const [index, dataSet] of dataSets.entries()) {
    const { shape, path } = dataSet.file;
    await readProfiles(path, (firstRow, values) => {
      const positions = values.length / shape[2];
      for (let at = 0; at < positions; at++) {
        commonProfile(values, at * shape[2], dataSet, first, profile);
        const missing = missingIn(profile);
        if (missing === undefined) {
          withData++;
          continue;
        }
        const position = firstRow * shape[1] + at;
        if (missing.length === profile.length) {
          complete[index][position] = 0;
          continue;
        }
        withData++;
        missing.forEach(bin => gaps[bin]++);
        incomplete.push({ dataSet: index, position, bins: missing });
      }
      looked += positions;
      onRows(looked);
    });
  }
  // A bin is one of so many values of a position: what loses fewer of them is left out, the bin or the positions that lack it
  const isUsed = Array.from(gaps, count => count * gaps.length <= withData);
  for (const { dataSet, position, bins } of incomplete) {
    complete[dataSet][position] = bins.some(bin => isUsed[bin]) ? 0 : 1;
  }
  const bins = isUsed.flatMap((used, bin) => (used ? [first + bin] : []));
  if (bins.length === 0 || withData === 0) {
    throw new InputError(
      'E_NO_SIGNAL',
      'No bin within the q range has data at most scan positions: choose another (--q-range).'
    );
  }
  return { bins, complete };
}

/** Bins without data; undefined when all have, which is the usual case. */
function missingIn(profile: Float64Array): number[] | undefined {
  let missing: number[] | undefined;
  for (let bin = 0; bin < profile.length; bin++) {
    if (!Number.isFinite(profile[bin])) {
      (missing ??= []).push(bin);
    }
  }
  return missing;
}

/** Puts the bins of a file on the common axis. */
export function onAxis(file: ProfileFile, axis: BinAxis): OnAxis {
  const own = { scale: file.scale, offset: file.offset, bins: file.shape[2] };
  const resampled = resampling(own, axis);
  const areas = file.areas ?? fullRingAreas(own);
  if (resampled === undefined) {
    return { file, areas };
  }
  // A wider bin has more pixels, by the ratio of the widths
  const wider = axis.scale / own.scale;
  const { lower, weight } = resampled;
  return {
    file,
    resampled,
    areas: Float64Array.from(lower, (bin, at) => wider * ((1 - weight[at]) * areas[bin] + weight[at] * areas[bin + 1]))
  };
}
