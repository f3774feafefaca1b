import type { ScanSize } from '../frames/frameForm';
import { runFrames } from '../frames/runFrames';
import { formOf } from '../frames/source/scanSource';
import type { Tile } from '../frames/tiles';
import { tileList } from '../frames/tiles';
import type { TaskRunner } from '../threads/taskRunner';
import type { OpenScan } from './openScan';

/** Patterns that are read, about */
const PATTERNS = 4096;
/** Neighbours that are read together, at most */
const RUN = 64;
/** Steps of this part of a whole spread evenly, however many there are */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Some patterns of a scan added up, by which its bad pixels and its direct beam are known. They are the same ones wherever the
 * frames come from (a raw file, what it was converted to, or a conversion that is under way), so that the same is known of them.
 *
 * @returns rows x columns of a pattern
 * @throws InputError when a frame cannot be read; CancelledError
 */
export async function sampleSum({ source }: OpenScan, runner: TaskRunner, signal: AbortSignal): Promise<Float64Array> {
  const tiles = tileList(sampleTiles(formOf(source).scan));
  return (await runFrames({ source, tiles, sinks: { sums: {} } }, runner, { signal })).sums.sum;
}

/** Runs of neighbours spread over rows and columns alike; all there are of a small scan. */
export function sampleTiles({ rows, columns }: ScanSize): Tile[] {
  const inRow = Math.ceil(columns / RUN);
  const all = rows * inRow;
  const wanted = Math.min(all, Math.round((PATTERNS * inRow) / columns));
  const before = (part: number): number => Math.floor((part * all) / wanted);
  return Array.from({ length: wanted }, (_, index) => {
    // One of each of as many parts of the scan: not always its first, which would be at the same columns in every row
    const [first, end] = [before(index), before(index + 1)];
    const run = first + Math.floor(((index * GOLDEN) % 1) * (end - first));
    const edge = (at: number): number => Math.floor((at * columns) / inRow);
    const at = run % inRow;
    return { row: Math.floor(run / inRow), rows: 1, column: edge(at), columns: edge(at + 1) - edge(at) };
  });
}
