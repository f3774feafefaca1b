import { InputError } from '../../core/errors';
import { decodeFrame } from '../../core/merlin/decodeFrame';
import type { FrameLayout } from '../../core/merlin/frameLayout';
import { frameLayout } from '../../core/merlin/frameLayout';
import type { ScanPlan } from '../../core/scan/scanPlan';
import { frameAt } from '../../core/scan/scanPlan';
import type { PlainImage } from '../../core/shrinkImage';
import { naming } from '../../storage/fileErrors';
import { FrameReader } from '../../storage/merlin/frameFiles';
import { openSeries } from '../../storage/merlin/series';
import type { PathGuard } from '../../storage/pathGuard';

/** What a few frames of raw data show. */
export interface RawImages {
  /** Mean of the frames that were read */
  readonly pattern: PlainImage;
  /** Their sums where they lie in the scan; absent where there is none */
  readonly scan?: PlainImage;
  /** Frames that were read, and frames there are */
  readonly read: number;
  readonly frames: number;
}

/** Frames that are averaged where there is no scan to be seen. */
const FEW = 5;
/** Pixels that are decoded for one picture: a third of a second */
const MOST_PIXELS = 1 << 25;

/**
 * Pattern and scan image of an acquisition from a grid of its frames, as fine as can be read in a moment.
 *
 * @param plan absent, or a stack: a few frames are read, for the pattern alone
 * @param longest most scan positions along a side
 * @throws InputError when the raw data cannot be read
 */
export async function readRawImages(
  path: string,
  plan: ScanPlan | undefined,
  longest: number,
  guard: PathGuard,
  signal?: AbortSignal
): Promise<RawImages> {
  const { header, stride, files } = await naming(path, 'read', () => openSeries(path));
  for (const file of files) {
    await guard(file.path, 'read');
  }
  const reader = new FrameReader({ files, stride });
  try {
    if (reader.frames === 0) {
      throw new InputError('E_NO_FRAME', `${path} ends within its first frame: there is no picture to show.`);
    }
    const layout = frameLayout(header, { cross: true }, path);
    const pixels = layout.shape[0] * layout.shape[1];
    const grid = plan?.kind === 'scan' ? gridOf(plan, longest, Math.floor(MOST_PIXELS / pixels)) : undefined;
    const chosen = grid?.frames ?? spread(reader.frames);
    const sum = new Float64Array(pixels);
    const totals = new Float64Array(chosen.length);
    const bytes = new Uint8Array(stride);
    let read = 0;
    for (const [at, frame] of chosen.entries()) {
      signal?.throwIfAborted();
      if (frame < reader.frames) {
        reader.readFrames(frame, 1, bytes);
        totals[at] = addFrame(sum, layout, bytes, `${path}, frame ${frame}`);
        read++;
      }
    }
    return {
      pattern: { values: sum.map(value => value / Math.max(1, read)), shape: layout.shape },
      ...(grid && { scan: { values: totals, shape: grid.shape } }),
      read,
      frames: reader.frames
    };
  } finally {
    reader.close();
  }
}

/** @returns the counts of the frame */
function addFrame(sum: Float64Array, layout: FrameLayout, bytes: Uint8Array, where: string): number {
  const counts = decodeFrame(layout, bytes.subarray(layout.headerBytes), where);
  let total = 0;
  for (let pixel = 0; pixel < sum.length; pixel++) {
    const value = Number(counts[pixel]);
    sum[pixel] += value;
    total += value;
  }
  return total;
}

/** Frames at every so many-th row and column of a scan, in the middle of what they stand for. */
function gridOf(
  plan: Extract<ScanPlan, { kind: 'scan' }>,
  longest: number,
  most: number
): { shape: readonly [number, number]; frames: number[] } {
  const { rows, columns } = plan;
  const every = Math.max(
    1,
    Math.ceil(Math.max(rows, columns) / longest),
    Math.ceil(Math.sqrt((rows * columns) / Math.max(1, most)))
  );
  const shape = [Math.ceil(rows / every), Math.ceil(columns / every)] as const;
  const place = (at: number, size: number): number => Math.min(size - 1, at * every + (every >> 1));
  const frames = Array.from({ length: shape[0] * shape[1] }, (_, at) =>
    frameAt(plan, place(Math.floor(at / shape[1]), rows), place(at % shape[1], columns))
  );
  return { shape, frames };
}

/** Numbers of a few frames, evenly spread, neither the very first nor the very last where there are many. */
function spread(frames: number): number[] {
  const count = Math.min(FEW, frames);
  return Array.from({ length: count }, (_, at) => Math.floor(((at + 0.5) * frames) / count));
}
