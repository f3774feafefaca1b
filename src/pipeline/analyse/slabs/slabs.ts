import type { Resampling } from '../../../core/analysis/profileGrid';
import type { FloatRows } from '../../../storage/hdf5/floatRows';
import { rowsAtOnce } from '../../../storage/hdf5/floatRows';

/** Profiles of one scan, and how they come to the bins of all. */
export interface ProfileSource {
  readonly rows: FloatRows;
  /** Absent: its bins are those of all */
  readonly resampled?: Resampling;
}

/** Some scan rows of one source. */
export interface SlabPlace {
  /** Its number among the sources */
  readonly source: number;
  readonly firstRow: number;
  readonly endRow: number;
}

/** Profiles of a slab, one after another, from the first of the common bins on. */
export interface Slab {
  readonly source: number;
  /** First position, row-major in its scan, and how many there are */
  readonly first: number;
  readonly positions: number;
  /** NaN and others that are no values are among them, see isKnown */
  readonly values: Float32Array | Float64Array;
  /** From one profile to the next */
  readonly stride: number;
}

/** Takes profiles while they are in the processor's cache: writes what is of a position to shared memory, adds up the rest. */
export interface SlabSink {
  /** @param sums of the part at work, to add to */
  take(slab: Slab, sums: Float64Array): void;
}

/** About so many values are read at a time: some milliseconds of work. */
const SLAB_VALUES = 1 << 18;
/** Each keeps sums of its own until all are added up. */
const MOST_PARTS = 128;

/** The slabs of all sources in fixed parts, whoever works on them: sums over profiles are those of the parts, added in their order. */
export function slabParts(sources: readonly ProfileSource[]): SlabPlace[][] {
  const slabs = sources.flatMap(({ rows }, source) => {
    const [scanRows] = rows.shape;
    const step = rowsAtOnce(rows, SLAB_VALUES);
    return Array.from({ length: Math.ceil(scanRows / step) }, (_, at): SlabPlace => {
      return { source, firstRow: at * step, endRow: Math.min(scanRows, (at + 1) * step) };
    });
  });
  const parts = Math.min(slabs.length, MOST_PARTS);
  const begin = (part: number): number => Math.floor((part * slabs.length) / parts);
  return Array.from({ length: parts }, (_, part) => slabs.slice(begin(part), begin(part + 1)));
}
