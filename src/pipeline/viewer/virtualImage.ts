import { detectorRuns } from '../../core/detector/detectorRuns';
import { InputError } from '../../core/errors';
import type { Detector, ImageRows } from '../../protocol/viewer';
import { encodedImage } from '../encodedImage';
import { frameBytes } from '../frames/frameForm';
import { runFrames } from '../frames/runFrames';
import type { FrameGrid } from '../frames/source/storedFrames';
import { isStack, storedForm } from '../frames/source/storedFrames';
import { coarseParts, storedTiles, wholeScan } from '../frames/storedTiles';
import type { Tile } from '../frames/tiles';
import { positionsIn, tileList } from '../frames/tiles';
import { latestOnly } from '../threads/latestOnly';
import { inSlices } from '../threads/slices';
import type { TaskRunner } from '../threads/taskRunner';
import type { ViewedFrames } from './viewedFrames';

/** What has become known of a scan image. */
export interface ImagePart {
  /** Absent for a stack */
  readonly part?: ImageRows;
  readonly framesDone: number;
  readonly frames: number;
}

/**
 * Sums the counts on a virtual detector for every frame.
 *
 * @param report told of rows as they become known, coarse first; a slow one is left out of some of them
 * @returns sums by scan position, one row for a stack; 0 where no frame was stored
 * @throws InputError `E_DETECTOR` when the detector lies outside the pattern; CancelledError
 */
export async function virtualImage(
  file: ViewedFrames,
  detector: Detector,
  runner: TaskRunner,
  signal: AbortSignal,
  report: (part: ImagePart) => Promise<void>
): Promise<{ values: Float64Array; rows: number; columns: number; pixels: number }> {
  const opened = file.frames();
  const form = storedForm(opened);
  const { mask } = file.products();
  const { runs, pixels } = detectorRuns(detector, ...form.shape, mask);
  if (pixels === 0) {
    throw new InputError(
      'E_DETECTOR',
      `The detector counts no pixel of the pattern of ${form.shape.join(' x ')}. Move it onto the pattern or make it larger.`
    );
  }
  const { rows, columns } = form.scan;
  const shared = new SharedArrayBuffer(8 * rows * columns);
  const values = new Float64Array(shared);
  const parts = coarseParts(opened, wholeScan(opened));
  let framesDone = 0;
  const news = latestOnly<Tile[]>(
    (all, more) => [...all, ...more],
    known => report({ part: rowsOf(values, opened, known), framesDone, frames: rows * columns })
  );
  await inSlices(parts, positionsIn(parts.slice(0, 1)) * frameBytes(form), signal, async slice => {
    const tiles = tileList(storedTiles(opened, slice));
    await runFrames({ source: opened.source, tiles, sinks: { maskedSum: { runs, values: shared } } }, runner, {
      signal
    });
    framesDone += positionsIn(slice);
    news.push(slice);
  });
  await news.sent();
  return { values, rows, columns, pixels };
}

/** The rows of an image that some parts have filled; undefined for a stack. */
export function rowsOf(values: Float64Array, grid: FrameGrid, parts: readonly Tile[]): ImageRows | undefined {
  if (isStack(grid)) {
    return undefined;
  }
  const { columns } = storedForm(grid).scan;
  const rows = parts.flatMap(part => Array.from({ length: part.rows }, (_, line) => part.row + line));
  const picked = new Float32Array(rows.length * columns);
  rows.forEach((row, index) => picked.set(values.subarray(row * columns, (row + 1) * columns), index * columns));
  return { rows, values: encodedImage(picked, rows.length, columns) };
}
