import type { Dense } from '../../../core/analysis/dense';
import type { Normalising } from '../../../core/analysis/normalise';
import type { RowBlocks } from '../../../core/analysis/rowBlocks';
import type { SharedJob } from '../../threads/jobCounters';
import type { ProfileSource } from './slabs';

/** Whole numbers for every position of every source, in shared memory. */
export type OfPositions = readonly SharedArrayBuffer[];

/** What is made of all profiles while they are read once; the sums it gives are in brackets. */
export type Reading =
  /** Which bins have data [sum of each bin, and how many positions have it] */
  | {
      readonly kind: 'look';
      readonly bins: number;
      /** For each position a bit for each bin without data */
      readonly missing: OfPositions;
    }
  /** Rows of the matrix [how many values were negative] */
  | {
      readonly kind: 'fill';
      readonly matrix: RowBlocks;
      readonly rowOf: OfPositions;
      /** Bins of the columns */
      readonly used: readonly number[];
      /** Of each source, by which its bins are multiplied */
      readonly factors?: readonly Float64Array[];
      readonly normalising: Normalising;
    }
  /** [sums of each bin over the positions of each class, 0 among them, and then how many positions have the bin] */
  | {
      readonly kind: 'classes';
      readonly bins: number;
      readonly count: number;
      readonly rowOf: OfPositions;
      readonly classes: SharedArrayBuffer;
    }
  /** How far patterns of rings fit each profile, see ShiftedPattern [] */
  | {
      readonly kind: 'rings';
      readonly rowOf: OfPositions;
      /** Bins that are compared */
      readonly first: number;
      readonly count: number;
      /** Bins to either side that are the surroundings of a bin */
      readonly half: number;
      readonly reach: number;
      /** Patterns from `reach` bins before the first to `reach` behind the last, a pattern a line */
      readonly patterns: Dense;
      /** Of each source: (pattern, position), float32 */
      readonly values: OfPositions;
      readonly shifts: OfPositions;
    }
  /** Mean of the profile within windows [] */
  | {
      readonly kind: 'windows';
      readonly rowOf: OfPositions;
      /** First bin, and the one behind the last */
      readonly windows: readonly (readonly [number, number])[];
      /** Of each source: (window, position), float32 */
      readonly maps: OfPositions;
    }
  /** How many counts of a row say as much as one, see designEffect [] */
  | ({ readonly kind: 'effects'; readonly effects: SharedArrayBuffer } & VariancesOfCounts)
  /** Whether components are there, see WeighedCertainty [] */
  | ({
      readonly kind: 'spots';
      readonly components: Dense;
      readonly coefficients: RowBlocks;
      readonly unit: number;
      readonly target: RowBlocks;
    } & VariancesOfCounts);

/** Variance profiles beside the counts of a matrix. */
export interface VariancesOfCounts {
  readonly matrix: RowBlocks;
  readonly rowOf: OfPositions;
  readonly used: readonly number[];
  /** Of each source, contributing areas of the bins */
  readonly areas: readonly Float64Array[];
  readonly spotArea: number;
}

export type ReadingOf<K extends Reading['kind']> = Extract<Reading, { readonly kind: K }>;

/** A reading that threads share, part by part. */
export interface ReadingJob extends SharedJob {
  readonly sources: readonly ProfileSource[];
  readonly reading: Reading;
  /** Float64, so many a part */
  readonly sums: SharedArrayBuffer;
}

/** Float64 sums of a part. */
export function sumsOfReading(reading: Reading): number {
  switch (reading.kind) {
    case 'look':
      return 2 * reading.bins;
    case 'fill':
      return 1;
    case 'classes':
      return 2 * (reading.count + 1) * reading.bins;
    default:
      return 0;
  }
}
