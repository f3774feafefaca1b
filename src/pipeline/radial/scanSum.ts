import { ownSums } from '../calibrate/ownSums';
import { runFrames } from '../frames/runFrames';
import { formOf } from '../frames/source/scanSource';
import { tileList } from '../frames/tiles';
import type { TaskRunner } from '../threads/taskRunner';
import type { OpenScan } from './openScan';

/** Patterns added up, by which the pixels and the direct beam are known; rows x columns each. */
export interface ScanSums {
  /** All patterns, where a conversion by this program stored their sum, else as `some`: bad pixels show in it */
  readonly whole: Float64Array;
  /** Some spread over the scan, the same ones whatever file they are in: the direct beam is looked for in it */
  readonly some: Float64Array;
}

/** Patterns that are read */
const PATTERNS = 2048;
/** Neighbours that are read together */
const RUN = 64;

/** @throws InputError when a frame cannot be read; CancelledError */
export async function scanSums(
  { path, source, acquisition }: OpenScan,
  runner: TaskRunner,
  signal: AbortSignal
): Promise<ScanSums> {
  const own = acquisition ? undefined : await ownSums(path);
  const { scan, shape } = formOf(source);
  const runs = Math.ceil((scan.rows * scan.columns) / RUN);
  const wanted = Math.min(runs, Math.ceil(PATTERNS / RUN));
  const tiles = Array.from({ length: wanted }, (_, index) => {
    const start = Math.floor((index * runs) / wanted) * RUN;
    const [row, column] = [Math.floor(start / scan.columns), start % scan.columns];
    return { row, rows: 1, column, columns: Math.min(RUN, scan.columns - column) };
  });
  const { sums } = await runFrames({ source, tiles: tileList(tiles), sinks: { sums: {} } }, runner, { signal });
  const isWhole = own?.counts.length === shape[0] * shape[1];
  return { whole: isWhole ? own.counts : sums.sum, some: sums.sum };
}
