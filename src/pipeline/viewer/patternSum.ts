import { InputError } from '../../core/errors';
import type { ScanRegion } from '../../protocol/viewer';
import { jobCounters } from '../threads/jobCounters';
import type { TaskRunner } from '../threads/taskRunner';
import { frameBytes } from './frameSource';
import { latestOnly } from './latestOnly';
import type { ScanPart } from './scanParts';
import { regionParts, runsOf } from './scanParts';
import { inSlices } from './slices';
import type { StoredFile } from './storedFile';
import { frameOf, scanOf } from './storedFrames';

/** Patterns added up so far. */
export interface PatternTotals {
  readonly sum: Float64Array;
  readonly maximum: Float64Array;
  /** Frames in the sums: positions without a stored frame are not among them */
  frames: number;
}

/** How far a sum is. */
export interface Far {
  readonly framesDone: number;
  readonly frames: number;
  /** Parts that are new since the last report */
  readonly parts: readonly ScanPart[];
}

/**
 * Adds up the patterns of a region, of frames spread over it first.
 *
 * @param values takes the sum of every frame, float64 by number of the frame
 * @throws InputError `E_REGION` when the region is not within the scan; CancelledError
 */
export async function patternSum(
  file: StoredFile,
  region: ScanRegion,
  runner: TaskRunner,
  signal: AbortSignal,
  report: (totals: PatternTotals, far: Far) => Promise<void>,
  values?: SharedArrayBuffer
): Promise<PatternTotals> {
  const stored = file.tabled();
  refuseOutside(region, scanOf(stored), stored.path);
  const pixels = frameOf(stored).rows * frameOf(stored).columns;
  const totals: PatternTotals = { sum: new Float64Array(pixels), maximum: new Float64Array(pixels), frames: 0 };
  const parts = regionParts(stored, region);
  const frames = region.rows * region.columns;
  let framesDone = 0;
  const news = latestOnly<ScanPart[]>(
    (earlier, later) => [...earlier, ...later],
    known => report(totals, { framesDone, frames, parts: known })
  );
  await inSlices(parts, parts[0].count * frameBytes(stored), signal, async slice => {
    const job = { stored, parts: runsOf(slice), patterns: true, values, counters: jobCounters() };
    for (const share of await runner.run('storedSums', job, signal, job.parts.length / 2)) {
      add(totals, share.patterns?.sum, share.patterns?.maximum);
      totals.frames += share.frames;
    }
    framesDone += slice.reduce((sum, { count }) => sum + count, 0);
    news.push(slice);
  });
  await news.sent();
  return totals;
}

function add(totals: PatternTotals, sum: Float64Array | undefined, maximum: Float64Array | undefined): void {
  for (let pixel = 0; sum && maximum && pixel < sum.length; pixel++) {
    totals.sum[pixel] += sum[pixel];
    totals.maximum[pixel] = Math.max(totals.maximum[pixel], maximum[pixel]);
  }
}

function refuseOutside(
  { row, column, rows, columns }: ScanRegion,
  scan: { rows: number; columns: number },
  path: string
): void {
  if (row + rows > scan.rows || column + columns > scan.columns) {
    throw new InputError(
      'E_REGION',
      `Rows ${row} to ${row + rows - 1}, columns ${column} to ${column + columns - 1} are not all within the scan of ${scan.rows} x ${scan.columns} in ${path}.`
    );
  }
}
