import type { FrameLayout } from '../../core/merlin/frameLayout';
import { SEGMENT_WORDS } from '../../core/merlin/frameLayout';
import { pixelBytes } from '../../core/merlin/pixelFormat';
import type { Arena } from '../../kernels/arena';
import type { Kernels } from '../../kernels/kernels';
import type { FramePlace } from '../../storage/merlin/frameFiles';
import { FrameReader } from '../../storage/merlin/frameFiles';
import type { SharedJob } from '../threads/jobCounters';
import { JobCounter, nextPart } from '../threads/jobCounters';
import { runLength } from './runLength';

/** Raw frames that several threads look at together. */
export interface RawFramesJob extends SharedJob {
  readonly place: FramePlace;
  readonly layout: FrameLayout;
  /** Stored frames, ascending but for -1: no frame there */
  readonly frames: Int32Array;
}

/** Where raw frames are decoded in the kernels' memory. */
export interface RawFramesMemory {
  /** The decoded frame: counts of the layout's type, row-major */
  readonly frame: number;
  readonly segments: number;
  readonly raw: number;
  /** Frames read at a time */
  readonly atOnce: number;
}

/** Raw bytes read at a time. */
const READ_BYTES = 4 << 20;

/** Reserves what eachRawFrame works in. */
export function rawFramesMemory(arena: Arena, { place, layout }: RawFramesJob): RawFramesMemory {
  const atOnce = Math.max(1, Math.floor(READ_BYTES / place.stride));
  return {
    frame: arena.take(layout.shape[0] * layout.shape[1] * pixelBytes(layout.type)),
    segments: arena.take(layout.segments.byteLength),
    raw: arena.take(atOnce * place.stride),
    atOnce
  };
}

/**
 * Visits the frames of one thread's share of a job, each while it lies decoded at `at.frame`. Entries without a frame are
 * passed over.
 *
 * @param visit is told the entry of `job.frames`
 * @throws InputError when a frame cannot be read
 */
export async function eachRawFrame(
  job: RawFramesJob,
  kernels: Kernels,
  at: RawFramesMemory,
  visit: (entry: number) => void,
  giveWay?: () => Promise<void>
): Promise<void> {
  const { place, layout, frames } = job;
  const bytes = new Uint8Array(kernels.memory);
  const counters = new Int32Array(job.counters);
  const segments = layout.segments.length / SEGMENT_WORDS;
  new Uint32Array(kernels.memory, at.segments, layout.segments.length).set(layout.segments);
  // Pixels that no run of the layout names, such as those of an inserted cross
  bytes.fill(0, at.frame, at.frame + layout.shape[0] * layout.shape[1] * pixelBytes(layout.type));
  const reader = new FrameReader(place);
  try {
    const parts = Math.ceil(frames.length / at.atOnce);
    for (let part = nextPart(job, parts); part !== undefined; part = nextPart(job, parts)) {
      const first = part * at.atOnce;
      const end = Math.min(frames.length, first + at.atOnce);
      for (let entry = first; entry < end;) {
        const run = runLength(frames, entry, end);
        if (frames[entry] >= 0) {
          reader.readFrames(frames[entry], run, bytes.subarray(at.raw, at.raw + run * place.stride));
          for (let i = 0; i < run; i++) {
            const source = at.raw + i * place.stride + layout.headerBytes;
            kernels.decode(layout.unpack, at.segments, segments, source, at.frame, layout.payloadBytes / 2);
            visit(entry + i);
          }
        }
        entry += run;
      }
      Atomics.add(counters, JobCounter.FramesDone, end - first);
      await giveWay?.();
    }
  } finally {
    reader.close();
  }
}
