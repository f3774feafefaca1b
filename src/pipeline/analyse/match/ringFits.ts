import { ShiftedPattern, withoutBackground } from '../../../core/analysis/crossCorrelation';
import type { Candidate } from '../../../core/structure/matchPeaks';
import { readProfiles } from '../../../storage/hdf5/profileFile';
import type { DataSet } from '../load/dataSet';
import { commonProfile } from '../load/dataSet';
import type { LoadedProfiles } from '../load/loadProfiles';
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
 * the profile and the simulated rings, both without the mean of their surroundings.
 *
 * @param dataSet whose mean or variance profiles are read again as they stand in the file
 * @throws CancelledError; as readProfiles
 */
export async function ringFits(
  dataSet: DataSet,
  structures: readonly Candidate[],
  peaks: readonly ClassPeak[],
  { axis, bins }: LoadedProfiles,
  signal: AbortSignal
): Promise<RingFits> {
  const { first, count } = longestRun(bins.used);
  const width = widthOf(peaks, axis.scale);
  const reach = Math.max(1, Math.round(FIT_REACH / axis.scale));
  const half = Math.max(2, Math.round(SURROUNDINGS * width));
  const patterns = structures.map(({ rings }) => {
    const sigma = width / 2.355;
    const heights = Float64Array.from({ length: count + 2 * reach }, (_, at) =>
      rings.reduce((sum, { g, intensity }) => {
        const place = (g - axis.offset) / axis.scale - (first + at - reach);
        return sum + intensity * Math.exp(-(place ** 2) / (2 * sigma ** 2));
      }, 0)
    );
    return new ShiftedPattern(withoutBackground(heights, half), reach);
  });
  const [rows, columns, length] = dataSet.file.shape;
  const positions = rows * columns;
  const values = new Float32Array(structures.length * positions).fill(NaN);
  const shifts = new Float32Array(structures.length * positions).fill(NaN);
  const profile = new Float64Array(count);
  await readProfiles(dataSet.file.path, (firstRow, slab) => {
    signal.throwIfAborted();
    for (let at = 0; at < slab.length / length; at++) {
      const position = firstRow * columns + at;
      if (dataSet.rowOf[position] < 0) {
        continue;
      }
      commonProfile(slab, at * length, dataSet, first, profile);
      const rings = withoutBackground(profile, half);
      patterns.forEach((pattern, own) => {
        const { value, shift } = pattern.fit(rings);
        values[own * positions + position] = value;
        shifts[own * positions + position] = shift * axis.scale;
      });
    }
  });
  return { values, shifts };
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
