import { coarseFirst } from '../../core/scan/coarseFirst';
import type { StoredFrames } from './storedFrames';
import { scanOf } from './storedFrames';

/** A row of scan positions, or a piece of a stack: frames that follow one another. */
export interface ScanPart {
  /** Scan row; absent for a stack */
  readonly row?: number;
  readonly first: number;
  readonly count: number;
}

/** A rectangle of scan positions. */
export interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Frames of a stack treated as one part. */
const STACK_PART = 64;
/** Frames of a row that one thread takes at a time, so that a wish to stop is seen soon. */
const LONGEST_RUN = 128;

/** All of a scan or stack, coarse first: see coarseFirst. */
export function scanParts(stored: StoredFrames): ScanPart[] {
  const { rows, columns } = scanOf(stored);
  return regionParts(stored, { row: 0, column: 0, rows, columns });
}

/** A rectangle of a scan or stack, coarse first. */
export function regionParts(stored: StoredFrames, { row, column, rows, columns }: Rectangle): ScanPart[] {
  if (stored.shape.length === 3) {
    return coarseFirst(Math.ceil(columns / STACK_PART)).map(part => ({
      first: column + part * STACK_PART,
      count: Math.min(STACK_PART, columns - part * STACK_PART)
    }));
  }
  const { columns: width } = scanOf(stored);
  return coarseFirst(rows).map(line => ({ row: row + line, first: (row + line) * width + column, count: columns }));
}

/** Parts as jobs take them: pairs of first frame and number of frames. */
export function runsOf(parts: readonly ScanPart[]): Int32Array {
  const runs: number[] = [];
  for (const { first, count } of parts) {
    for (let done = 0; done < count; done += LONGEST_RUN) {
      runs.push(first + done, Math.min(LONGEST_RUN, count - done));
    }
  }
  return Int32Array.from(runs);
}
