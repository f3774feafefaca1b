import { InputError } from '../../core/errors';
import type { ScanRegion } from '../../protocol/viewer';
import { latestOnly } from '../threads/latestOnly';
import { inSlices } from '../threads/slices';
import type { TaskRunner } from '../threads/taskRunner';
import type { ScanSize } from './frameForm';
import { frameBytes, pixelsOf } from './frameForm';
import { runFrames } from './runFrames';
import type { FrameSums } from './sinks/runningSum';
import { addedSums } from './sinks/runningSum';
import type { OpenFrames } from './source/scanSource';
import { storedForm } from './source/storedFrames';
import { coarseParts, storedTiles } from './storedTiles';
import type { Tile } from './tiles';
import { positionsIn, tileList } from './tiles';

/** How far a sum is. */
export interface Far {
  readonly framesDone: number;
  readonly frames: number;
  /** Parts that are new since the last report */
  readonly parts: readonly Tile[];
}

/**
 * Adds up the patterns of a region, of frames spread over it first.
 *
 * @param totals takes the sum of every frame, float64 by scan position
 * @throws InputError `E_REGION` when the region is not within the scan; CancelledError
 */
export async function patternSum(
  opened: OpenFrames,
  region: ScanRegion,
  runner: TaskRunner,
  signal: AbortSignal,
  report: (sums: FrameSums, far: Far) => Promise<void>,
  totals?: SharedArrayBuffer
): Promise<FrameSums> {
  const form = storedForm(opened);
  refuseOutside(region, form.scan, opened.path);
  const pixels = pixelsOf(form);
  let sums: FrameSums = { sum: new Float64Array(pixels), maximum: new Float64Array(pixels), frames: 0 };
  const parts = coarseParts(opened, region);
  const frames = region.rows * region.columns;
  let framesDone = 0;
  const news = latestOnly<Tile[]>(
    (earlier, later) => [...earlier, ...later],
    known => report(sums, { framesDone, frames, parts: known })
  );
  await inSlices(parts, positionsIn(parts.slice(0, 1)) * frameBytes(form), signal, async slice => {
    const tiles = tileList(storedTiles(opened, slice));
    const found = await runFrames({ source: opened.source, tiles, sinks: { sums: { totals } } }, runner, { signal });
    sums = addedSums([sums, found.sums]);
    framesDone += positionsIn(slice);
    news.push(slice);
  });
  await news.sent();
  return sums;
}

function refuseOutside({ row, column, rows, columns }: ScanRegion, scan: ScanSize, path: string): void {
  if (row + rows > scan.rows || column + columns > scan.columns) {
    throw new InputError(
      'E_REGION',
      `Rows ${row} to ${row + rows - 1}, columns ${column} to ${column + columns - 1} are not all within the scan of ${scan.rows} x ${scan.columns} in ${path}.`
    );
  }
}
