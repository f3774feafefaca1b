import type { BinAxis } from '../../../core/analysis/profileGrid';
import { fullRingAreas, resampling } from '../../../core/analysis/profileGrid';
import type { ProfileFile } from '../../../storage/hdf5/profileFile';
import type { DataSet } from './dataSet';

/** A file of profiles, and how its bins are those of the common axis. */
export type OnAxis = Omit<DataSet, 'stamp' | 'rowOf' | 'version'>;

/** Puts the bins of a file on the common axis. */
export function onAxis(file: ProfileFile, axis: BinAxis): OnAxis {
  const own = { scale: file.scale, offset: file.offset, bins: file.shape[2] };
  const resampled = resampling(own, axis);
  const areas = file.areas ?? fullRingAreas(own);
  const { rows } = file;
  if (resampled === undefined) {
    return { file, rows, areas };
  }
  // A wider bin has more pixels, by the ratio of the widths
  const wider = axis.scale / own.scale;
  const { lower, weight } = resampled;
  return {
    file,
    rows,
    resampled,
    areas: Float64Array.from(lower, (bin, at) => wider * ((1 - weight[at]) * areas[bin] + weight[at] * areas[bin + 1]))
  };
}
