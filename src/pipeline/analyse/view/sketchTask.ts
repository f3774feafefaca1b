import type { Problem } from '../../../protocol/problem';
import { problemOf } from '../../../protocol/problem';
import type { ProfileAxes } from '../../../storage/hdf5/profileFile';
import { readProfileOutline } from '../../../storage/hdf5/profileFile';
import { readRegionRows } from '../../../storage/hdf5/profileRegion';
import { ProfileMeans } from '../../profileMeans';
import type { SharedJob } from '../../threads/jobCounters';
import { nextPart } from '../../threads/jobCounters';

/** Profile files of which a sketch is wanted, spread over the threads. */
export interface SketchJob extends SharedJob {
  readonly paths: readonly string[];
}

/** A quick look at one profile file. */
export interface Sketch {
  readonly axes: ProfileAxes;
  readonly map: Float32Array;
  /** Rows and columns of the map */
  readonly shape: readonly [number, number];
  readonly profile: Float64Array;
  readonly positions: number;
}

export type Sketched = { readonly path: string } & ({ readonly sketch: Sketch } | { readonly problem: Problem });

/** Rows and columns of the map of a sketch, at most. */
const MAP_SIZE = 32;

/** One thread's share of the files. */
export async function sketchProfiles(job: SketchJob): Promise<Sketched[]> {
  const done: Sketched[] = [];
  for (let at = nextPart(job, job.paths.length); at !== undefined; at = nextPart(job, job.paths.length)) {
    const path = job.paths[at];
    try {
      done.push({ path, sketch: await sketchOf(path) });
    } catch (cause) {
      done.push({ path, problem: problemOf(cause, path) });
    }
  }
  return done;
}

/**
 * Reads some scan rows, spread evenly over the scan. The map has a row for each of them and the mean of neighbouring columns, of counts
 * summed over the rings that are whole on a square detector, 2 pi k pixels in ring k: the last rings are but corners.
 *
 * @throws as readRegionRows
 */
export async function sketchOf(path: string): Promise<Sketch> {
  const { axes } = await readProfileOutline(path);
  const [scanRows, scanColumns, bins] = axes.shape;
  const [rows, columns] = [Math.min(scanRows, MAP_SIZE), Math.min(scanColumns, MAP_SIZE)];
  const means = new ProfileMeans(bins);
  const sums = new Float64Array(rows * columns);
  const numbers = new Float64Array(rows * columns);
  const picked = Array.from({ length: rows }, (_, at) => Math.floor(((at + 0.5) * scanRows) / rows));
  let row = 0;
  await readRegionRows(
    path,
    { row: 0, column: 0, rows: scanRows, columns: scanColumns },
    { rows: picked, together: 1 },
    values => {
      means.add(values);
      for (let column = 0; column < scanColumns; column++) {
        const place = row * columns + Math.floor((column * columns) / scanColumns);
        const total = ringCounts(values, column * bins, bins);
        if (!Number.isNaN(total)) {
          sums[place] += total;
          numbers[place]++;
        }
      }
      row++;
      return true;
    }
  );
  return {
    axes,
    map: Float32Array.from(sums, (sum, place) => sum / numbers[place]),
    shape: [rows, columns],
    profile: means.mean(),
    positions: rows * scanColumns
  };
}

/** NaN where no ring has a value, as at a position that was left out. */
function ringCounts(values: ArrayLike<number>, start: number, bins: number): number {
  let [sum, isEmpty] = [0, true];
  for (let bin = 0; bin < bins / Math.SQRT2; bin++) {
    const value = values[start + bin];
    if (!Number.isNaN(value)) {
      sum += value * 2 * Math.PI * bin;
      isEmpty = false;
    }
  }
  return isEmpty ? NaN : sum;
}
