import type { Resampling } from '../../../core/analysis/profileGrid';
import type { ProfileFile } from '../../../storage/hdf5/profileFile';

/** By which a file that was written again is told from what it was. */
export interface FileVersion {
  readonly bytes: number;
  /** ISO 8601 */
  readonly changed: string;
}

/** Profiles of one scan among those that are analysed together. */
export interface DataSet {
  /** Of its file when it was read */
  readonly version: FileVersion;
  readonly file: ProfileFile;
  readonly stamp: string;
  /** Row of the matrix for each scan position, -1 for those that are left out */
  readonly rowOf: Int32Array;
  /** How its bins become those of all; absent: they are the same */
  readonly resampled?: Resampling;
  /** Contributing area of each common bin, in pixels */
  readonly areas: Float64Array;
}

/** What is larger is no mean of counts: one such value would be all of a sum, and 4 bytes cannot hold it. */
const LARGEST = 1e30;

/** Puts one profile on the common bins, from `first` of them on. NaN where one of its two bins is, or is larger than any mean of counts. */
export function commonProfile(
  values: Float64Array | Float32Array,
  start: number,
  { resampled }: Pick<DataSet, 'resampled'>,
  first: number,
  target: Float64Array
): void {
  for (let at = 0; at < target.length; at++) {
    const bin = first + at;
    let value: number;
    if (resampled === undefined) {
      value = values[start + bin];
    } else {
      const lower = start + resampled.lower[bin];
      const weight = resampled.weight[bin];
      value = weight === 0 ? values[lower] : (1 - weight) * values[lower] + weight * values[lower + 1];
    }
    target[at] = Math.abs(value) <= LARGEST ? value : NaN;
  }
}
