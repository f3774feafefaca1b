import { dense, line } from '../../../core/analysis/dense';
import type { Candidate } from '../../../core/structure/matchPeaks';
import type { Means } from '../blocks/runPass';
import type { DataSet } from '../load/dataSet';
import { mapsFor, rowsOf, sourcesOf } from '../load/dataSet';
import type { LoadedProfiles } from '../load/loadProfiles';
import { runReading } from '../slabs/runReading';
import type { ClassPeak } from '../write/peaks';

/** Rings are looked for so far from where the structure has them, 1/Å. */
export const FIT_REACH = 0.03;
/** Background is the mean over so many widths of a ring to either side. */
const SURROUNDINGS = 3;
/** Of rings where no class has any, bins at half height. */
const USUAL_WIDTH = 3;

/** Maps of one data set, one after the other. */
export interface RingFits {
  /** Pearson's coefficients of structures with the profile of each position: (structure, position), NaN where there is no profile */
  readonly values: Float32Array;
  /** How much further out the rings are, 1/Å */
  readonly shifts: Float32Array;
}

/**
 * How well the rings of each structure fit the profile of each single position, and by how much they are shifted: normalised cross-correlation of
 * the profile as it stands in the file and the simulated rings, both without the mean of their surroundings.
 *
 * @throws as runReading
 */
export async function ringFits(
  structures: readonly Candidate[],
  peaks: readonly ClassPeak[],
  { axis, bins, dataSets }: LoadedProfiles,
  means: Means
): Promise<Map<DataSet, RingFits>> {
  const { first, count } = longestRun(bins.used);
  const width = widthOf(peaks, axis.scale);
  const reach = Math.max(1, Math.round(FIT_REACH / axis.scale));
  const half = Math.max(2, Math.round(SURROUNDINGS * width));
  const sigma = width / 2.355;
  const patterns = dense(structures.length, count + 2 * reach);
  structures.forEach(({ rings }, own) => {
    const heights = line(patterns, own);
    heights.forEach((_, at) => {
      heights[at] = rings.reduce((sum, { g, intensity }) => {
        const place = (g - axis.offset) / axis.scale - (first + at - reach);
        return sum + intensity * Math.exp(-(place ** 2) / (2 * sigma ** 2));
      }, 0);
    });
  });
  const [values, shifts] = [mapsFor(dataSets, structures.length), mapsFor(dataSets, structures.length)];
  const reading = {
    kind: 'rings',
    rowOf: rowsOf(dataSets),
    first,
    count,
    half,
    reach,
    patterns,
    values: values.map(({ buffer }) => buffer),
    shifts: shifts.map(({ buffer }) => buffer)
  } as const;
  await runReading(reading, sourcesOf(dataSets), means);
  return new Map(
    dataSets.map((dataSet, at) => [
      dataSet,
      { values: values[at], shifts: shifts[at].map(shift => shift * axis.scale) }
    ])
  );
}

/** The longest row of neighbours among the used bins: a shift needs bins side by side. */
function longestRun(used: readonly number[]): { first: number; count: number } {
  let [start, best] = [0, { first: used[0], count: 1 }];
  for (let at = 1; at <= used.length; at++) {
    if (at === used.length || used[at] !== used[at - 1] + 1) {
      best = at - start > best.count ? { first: used[start], count: at - start } : best;
      start = at;
    }
  }
  return best;
}

/** Width of the rings of the classes at half height, bins: of the middle one. */
function widthOf(peaks: readonly ClassPeak[], scale: number): number {
  const widths = peaks.map(({ width }) => width / scale).sort((a, b) => a - b);
  return widths.length === 0 ? USUAL_WIDTH : Math.max(1.5, widths[Math.floor(widths.length / 2)]);
}
