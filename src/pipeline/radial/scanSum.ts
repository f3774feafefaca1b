import { ownSums } from '../calibrate/ownSums';
import { runFrames } from '../frames/runFrames';
import { formOf } from '../frames/source/scanSource';
import { tileList } from '../frames/tiles';
import type { TaskRunner } from '../threads/taskRunner';
import type { OpenScan } from './openScan';

/** Patterns added up: enough of them to know the pixels and the direct beam by. */
export interface ScanSum {
  /** rows x columns */
  readonly counts: Float64Array;
  readonly patterns: number;
}

/** Patterns that are read for it where no sum is stored */
const PATTERNS = 2048;
/** Neighbours that are read together */
const RUN = 64;

/**
 * The sum that a conversion by this program stored, or that of some patterns spread over the scan.
 *
 * @throws InputError when a frame cannot be read; CancelledError
 */
export async function scanSum(
  { path, source, acquisition }: OpenScan,
  runner: TaskRunner,
  signal: AbortSignal
): Promise<ScanSum> {
  const own = acquisition ? undefined : await ownSums(path);
  const { scan, shape } = formOf(source);
  if (own && own.counts.length === shape[0] * shape[1]) {
    return { counts: own.counts, patterns: own.frames ?? scan.rows * scan.columns };
  }
  const runs = Math.ceil((scan.rows * scan.columns) / RUN);
  const wanted = Math.min(runs, Math.ceil(PATTERNS / RUN));
  const tiles = Array.from({ length: wanted }, (_, index) => {
    const start = Math.floor((index * runs) / wanted) * RUN;
    const [row, column] = [Math.floor(start / scan.columns), start % scan.columns];
    return { row, rows: 1, column, columns: Math.min(RUN, scan.columns - column) };
  });
  const { sums } = await runFrames({ source, tiles: tileList(tiles), sinks: { sums: {} } }, runner, { signal });
  return { counts: sums.sum, patterns: sums.frames };
}
