import type { FrameJob } from './frameJob';
import type { Tile } from './tiles';
import { tiles } from './tiles';

/** Raw bytes read at a time: large enough for the disk, small enough for the processor's cache. */
const BATCH_BYTES = 1 << 20;

/** The parts a job is handed out in: more workers than these have nothing to do. */
export function tilesOf(job: FrameJob): Tile[] {
  return tiles(job.plan, batchFrames(job), job.binNav?.factor ?? 1);
}

/** Frames read at a time; with scan binning at least one bin's width. */
export function batchFrames(job: FrameJob): number {
  return Math.max(job.binNav?.factor ?? 1, Math.floor(BATCH_BYTES / job.place.stride));
}
