import { detectorRuns } from '../../core/detector/detectorRuns';
import { InputError } from '../../core/errors';
import type { Detector, ImageRows } from '../../protocol/viewer';
import { encodedImage } from '../encodedImage';
import { jobCounters } from '../threads/jobCounters';
import type { TaskRunner } from '../threads/taskRunner';
import { frameBytes } from './frameSource';
import { latestOnly } from './latestOnly';
import type { ScanPart } from './scanParts';
import { runsOf, scanParts } from './scanParts';
import { inSlices } from './slices';
import type { StoredFile } from './storedFile';
import { frameOf, scanOf } from './storedFrames';

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
  file: StoredFile,
  detector: Detector,
  runner: TaskRunner,
  signal: AbortSignal,
  report: (part: ImagePart) => Promise<void>
): Promise<{ values: Float64Array; rows: number; columns: number; pixels: number }> {
  const stored = file.tabled();
  const frame = frameOf(stored);
  const { mask } = file.products();
  const { runs, pixels } = detectorRuns(detector, frame.rows, frame.columns, mask);
  if (pixels === 0) {
    throw new InputError(
      'E_DETECTOR',
      `The detector counts no pixel of the pattern of ${frame.rows} x ${frame.columns}. Move it onto the pattern or make it larger.`
    );
  }
  const { rows, columns } = scanOf(stored);
  const shared = new SharedArrayBuffer(8 * rows * columns);
  const values = new Float64Array(shared);
  const parts = scanParts(stored);
  let framesDone = 0;
  const news = latestOnly<ScanPart[]>(
    (all, more) => [...all, ...more],
    known => report({ part: rowsOf(values, columns, known), framesDone, frames: rows * columns })
  );
  await inSlices(parts, parts[0].count * frameBytes(stored), signal, async slice => {
    const job = { stored, parts: runsOf(slice), runs, patterns: false, values: shared, counters: jobCounters() };
    await runner.run('storedSums', job, signal, job.parts.length / 2);
    framesDone += slice.reduce((sum, { count }) => sum + count, 0);
    news.push(slice);
  });
  await news.sent();
  return { values, rows, columns, pixels };
}

/** The rows of an image that some parts have filled; undefined for a stack. */
export function rowsOf(values: Float64Array, columns: number, parts: readonly ScanPart[]): ImageRows | undefined {
  const rows = parts.flatMap(({ row }) => (row === undefined ? [] : [row]));
  if (rows.length === 0) {
    return undefined;
  }
  const picked = new Float32Array(rows.length * columns);
  rows.forEach((row, index) => picked.set(values.subarray(row * columns, (row + 1) * columns), index * columns));
  return { rows, values: encodedImage(picked, rows.length, columns) };
}
