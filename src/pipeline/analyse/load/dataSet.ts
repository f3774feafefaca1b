import type { ProfileFile } from '../../../storage/hdf5/profileFile';
import type { ProfileSource } from '../slabs/slabs';

/** By which a file that was written again is told from what it was. */
export interface FileVersion {
  readonly bytes: number;
  /** ISO 8601 */
  readonly changed: string;
}

/** Profiles of one scan among those that are analysed together, and how their bins become those of all. */
export interface DataSet extends ProfileSource {
  /** Of its file when it was read */
  readonly version: FileVersion;
  readonly file: ProfileFile;
  readonly stamp: string;
  /** Row of the matrix for each scan position, -1 for those that are left out; in memory that threads share */
  readonly rowOf: Int32Array<SharedArrayBuffer>;
  /** Contributing area of each common bin, in pixels */
  readonly areas: Float64Array;
}

/** What threads are told of data sets. */
export function sourcesOf(dataSets: readonly ProfileSource[]): ProfileSource[] {
  return dataSets.map(({ rows, resampled }) => ({ rows, ...(resampled && { resampled }) }));
}

/** The rows of all of them. */
export function rowsOf(dataSets: readonly DataSet[]): SharedArrayBuffer[] {
  return dataSets.map(({ rowOf }) => rowOf.buffer);
}

/** Numbers for each position of some data sets, NaN to begin with, in memory that threads share. */
export function mapsFor(dataSets: readonly DataSet[], maps: number): Float32Array<SharedArrayBuffer>[] {
  return dataSets.map(({ rowOf }) => new Float32Array(new SharedArrayBuffer(4 * maps * rowOf.length)).fill(NaN));
}
