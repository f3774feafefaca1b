import type { FrameLayout } from '../../core/merlin/frameLayout';
import { SEGMENT_WORDS } from '../../core/merlin/frameLayout';
import { pixelBytes } from '../../core/merlin/pixelFormat';
import { Arena } from '../../kernels/arena';
import type { FramePlace } from '../../storage/merlin/frameFiles';
import { FrameReader } from '../../storage/merlin/frameFiles';
import { runLength } from '../frames/runLength';
import type { SharedJob } from '../threads/jobCounters';
import { nextPart } from '../threads/jobCounters';
import { withKernels } from './kernelPool';

/** Sums over the pixels of raw frames that several threads make together. */
export interface RawSumsJob extends SharedJob {
  readonly place: FramePlace;
  readonly layout: FrameLayout;
  /** Stored frames to sum, ascending but for -1: no frame there, the sum is NaN */
  readonly frames: Int32Array;
  /** float32, one per entry of `frames` */
  readonly sums: SharedArrayBuffer;
}

/** Raw bytes read at a time. */
const READ_BYTES = 4 << 20;

/** One thread's share of the job. */
export async function sumRawFrames(job: RawSumsJob, giveWay?: () => Promise<void>): Promise<void> {
  const { place, layout, frames } = job;
  const pixels = layout.shape[0] * layout.shape[1];
  const width = pixelBytes(layout.type);
  const most = Math.max(1, Math.floor(READ_BYTES / place.stride));
  const arena = new Arena();
  const at = {
    segments: arena.take(layout.segments.byteLength),
    run: arena.take(8),
    raw: arena.take(most * place.stride),
    frame: arena.take(pixels * width)
  };
  const sums = new Float32Array(job.sums);
  await withKernels(arena.bytes, async kernels => {
    const bytes = new Uint8Array(kernels.memory);
    new Uint32Array(kernels.memory, at.segments, layout.segments.length).set(layout.segments);
    new Uint32Array(kernels.memory, at.run, 2).set([0, pixels]);
    // Pixels that no run of the layout names, such as those of an inserted cross
    bytes.fill(0, at.frame, at.frame + pixels * width);
    const sumOf = (source: number): number => {
      const segments = layout.segments.length / SEGMENT_WORDS;
      const from = source + layout.headerBytes;
      kernels.decode(layout.unpack, at.segments, segments, from, at.frame, layout.payloadBytes / 2);
      return kernels.maskedSum(width, at.frame, at.run, 1);
    };
    const reader = new FrameReader(place);
    try {
      const parts = Math.ceil(frames.length / most);
      for (let part = nextPart(job, parts); part !== undefined; part = nextPart(job, parts)) {
        const end = Math.min(frames.length, (part + 1) * most);
        for (let entry = part * most; entry < end;) {
          const run = runLength(frames, entry, end);
          if (frames[entry] < 0) {
            sums.fill(NaN, entry, entry + run);
          } else {
            reader.readFrames(frames[entry], run, bytes.subarray(at.raw, at.raw + run * place.stride));
            for (let i = 0; i < run; i++) {
              sums[entry + i] = sumOf(at.raw + i * place.stride);
            }
          }
          entry += run;
        }
        await giveWay?.();
      }
    } finally {
      reader.close();
    }
  });
}
