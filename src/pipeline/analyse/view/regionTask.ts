import type { ProfileAxes } from '../../../storage/hdf5/profileFile';
import type { ScanRegion } from '../../../storage/hdf5/profileRegion';
import { readRegionRows } from '../../../storage/hdf5/profileRegion';
import { ProfileMeans } from '../../profileMeans';
import type { SharedJob } from '../../threads/jobCounters';
import { isStopped } from '../../threads/jobCounters';

/** Positions whose mean profile is wanted: all of them, or as many as are read in a time. */
export interface RegionJob extends SharedJob {
  readonly path: string;
  readonly region: ScanRegion;
  /** Absent: as long as it takes, ms */
  readonly within?: number;
}

export interface RegionMean {
  readonly axes: ProfileAxes;
  readonly profile: Float64Array;
  readonly positions: number;
  /** Whether all positions were read */
  readonly isWhole: boolean;
}

/** Scan rows that are read at a time where all are wanted: files of others have chunks of several rows. */
const TOGETHER = 16;

/** The mean profile of a rectangle of positions. Within a time, rows far from one another come first. */
export async function meanOfRegion(job: RegionJob): Promise<RegionMean> {
  const { path, region, within } = job;
  const started = performance.now();
  const rows = within === undefined ? everyRow(region) : spreadRows(region);
  const together = within === undefined ? TOGETHER : 1;
  let means: { readonly of: ProfileMeans; readonly axes: ProfileAxes } | undefined;
  let [positions, parts] = [0, 0];
  await readRegionRows(path, region, { rows, together }, (values, axes) => {
    means ??= { of: new ProfileMeans(axes.shape[2]), axes };
    means.of.add(values);
    positions += values.length / axes.shape[2];
    parts++;
    return !isStopped(job) && (within === undefined || performance.now() - started < within);
  });
  if (means === undefined) {
    throw new RangeError(`A region without positions was asked for.`);
  }
  return { axes: means.axes, profile: means.of.mean(), positions, isWhole: parts === rows.length };
}

function everyRow({ row, rows }: ScanRegion): number[] {
  return Array.from({ length: Math.ceil(rows / TOGETHER) }, (_, at) => row + TOGETHER * at);
}

/** All rows, each as far as can be from those before it: by the digits of their binary numbers, read backwards (van der Corput 1935). */
export function spreadRows({ row, rows }: Pick<ScanRegion, 'row' | 'rows'>): number[] {
  const digits = Math.ceil(Math.log2(Math.max(1, rows)));
  const found: number[] = [];
  for (let at = 0; at < 2 ** digits; at++) {
    let place = 0;
    for (let digit = 0; digit < digits; digit++) {
      place = 2 * place + ((at >> digit) & 1);
    }
    if (place < rows) {
      found.push(row + place);
    }
  }
  return found;
}
