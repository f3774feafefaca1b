import { stat } from 'node:fs/promises';

import { percentileOf } from '../../../core/analysis/classify';
import { InputError } from '../../../core/errors';
import type { FloatRows } from '../../../storage/hdf5/floatRows';
import { readProfileOutline } from '../../../storage/hdf5/profileFile';
import type { PathGuard } from '../../../storage/pathGuard';
import type { Means } from '../blocks/runPass';
import type { DataSet } from '../load/dataSet';
import { mapsFor, rowsOf, sourcesOf } from '../load/dataSet';
import { PROFILE_ENDING } from '../../../storage/session/profileNames';
import type { LoadedProfiles } from '../load/loadProfiles';
import { runReading } from '../slabs/runReading';
import type { ClassPeak } from '../write/peaks';

/** So many rings have a window at most. */
const MOST = 8;
/** Positions above this percentile of all are said to vary much, as in today's notebooks. */
export const HIGH_PERCENTILE = 90;

/** A part of the q axis about a ring. */
export interface PeakWindow {
  /** Place of the ring, 1/Å */
  readonly q: number;
  /** First bin of the common axis, and the one behind the last */
  readonly bins: readonly [number, number];
}

/** Variance within rings, position by position. */
export interface WindowVariances {
  readonly windows: readonly PeakWindow[];
  /** Of each data set that has variances: (window, position), the mean over the bins of the window; NaN where there is none */
  readonly maps: ReadonlyMap<DataSet, Float32Array>;
  /** Of each window over all positions */
  readonly thresholds: readonly number[];
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

/** Windows about the most prominent rings of all classes, as wide as each is at half its prominence; those that overlap are one. */
export function peakWindows(peaks: readonly ClassPeak[], { axis, bins }: LoadedProfiles): PeakWindow[] {
  const found: PeakWindow[] = [];
  for (const { q, width } of [...peaks].sort((a, b) => b.prominence - a.prominence)) {
    const place = (q - axis.offset) / axis.scale;
    const half = Math.max(0.5, width / axis.scale / 2);
    const own = [
      Math.max(bins.range[0], Math.round(place - half)),
      Math.min(bins.range[1], Math.round(place + half) + 1)
    ] as const;
    if (found.length < MOST && found.every(other => own[1] <= other.bins[0] || own[0] >= other.bins[1])) {
      found.push({ q, bins: own });
    }
  }
  return found.sort((a, b) => a.q - b.q);
}

/**
 * Maps of the variance within each window, from the variance profiles of the data sets that have them.
 *
 * @returns undefined where no data set has, or no class has a ring
 * @throws CancelledError; as runReading
 */
export async function windowVariances(
  peaks: readonly ClassPeak[],
  loaded: LoadedProfiles,
  { guard, ...means }: Means & { readonly guard: PathGuard }
): Promise<WindowVariances | undefined> {
  const windows = peakWindows(peaks, loaded);
  const found: { readonly dataSet: DataSet; readonly rows: FloatRows }[] = [];
  for (const dataSet of windows.length > 0 ? loaded.dataSets : []) {
    const rows = await variancesOf(dataSet, guard);
    if (rows) {
      found.push({ dataSet, rows });
    }
  }
  if (found.length === 0) {
    return undefined;
  }
  const dataSets = found.map(({ dataSet }) => dataSet);
  const shared = mapsFor(dataSets, windows.length);
  await runReading(
    {
      kind: 'windows',
      rowOf: rowsOf(dataSets),
      windows: windows.map(({ bins }) => bins),
      maps: shared.map(({ buffer }) => buffer)
    },
    sourcesOf(found.map(({ dataSet, rows }) => ({ ...dataSet, rows }))),
    means
  );
  const maps = new Map(dataSets.map((dataSet, at) => [dataSet, shared[at]]));
  const known = windows.map((_, own) =>
    Float64Array.from(
      [...maps.values()].flatMap(map => {
        const positions = map.length / windows.length;
        return Array.from(map.subarray(own * positions, (own + 1) * positions)).filter(Number.isFinite);
      })
    )
  );
  const averages = known.map(values => values.reduce((sum, value) => sum + value, 0) / values.length);
  const deviations = known.map((values, own) =>
    Math.sqrt(values.reduce((sum, value) => sum + (value - averages[own]) ** 2, 0) / values.length)
  );
  return {
    windows,
    maps,
    thresholds: known.map(values => percentileOf(values, HIGH_PERCENTILE)),
    means: averages,
    deviations
  };
}

/** The variance profiles of a data set, where they are of the same scan and bins; nobody named them, so that others stop nothing. */
async function variancesOf({ file }: DataSet, guard: PathGuard): Promise<FloatRows | undefined> {
  const path = file.path.replace(PROFILE_ENDING.mean, PROFILE_ENDING.variance);
  if (!path.endsWith(PROFILE_ENDING.variance) || (await stat(path).catch(() => undefined)) === undefined) {
    return undefined;
  }
  await guard(path, 'read');
  try {
    const { axes } = await readProfileOutline(path);
    const isSame =
      axes.shape.every((size, at) => size === file.shape[at]) &&
      axes.scale === file.scale &&
      axes.offset === file.offset;
    return isSame ? axes.rows : undefined;
  } catch (cause) {
    if (cause instanceof InputError) {
      return undefined;
    }
    throw cause;
  }
}

/** As CSV, a line for each window. */
export function windowsCsv(
  { windows, thresholds, means, deviations }: WindowVariances,
  { axis }: LoadedProfiles
): string {
  const qOf = (bin: number): string => (axis.offset + bin * axis.scale).toFixed(5);
  const lines = windows.map(({ q, bins }, own) =>
    [
      q.toFixed(5),
      qOf(bins[0]),
      qOf(bins[1] - 1),
      means[own].toPrecision(6),
      deviations[own].toPrecision(6),
      thresholds[own].toPrecision(6)
    ].join(',')
  );
  return `${['q_inv_A,from_inv_A,to_inv_A,mean_variance,deviation,threshold_90_percent', ...lines].join('\n')}\n`;
}
