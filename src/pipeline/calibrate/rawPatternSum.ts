import type { FrameLayout } from '../../core/merlin/frameLayout';
import { SEGMENT_WORDS } from '../../core/merlin/frameLayout';
import { pixelBytes } from '../../core/merlin/pixelFormat';
import { Arena } from '../../kernels/arena';
import type { FramePlace } from '../../storage/merlin/frameFiles';
import { FrameReader } from '../../storage/merlin/frameFiles';
import type { FrameSums } from '../frames/frameJob';
import { PatternSums } from '../frames/patternSums';
import { runLength } from '../frames/runLength';
import type { SharedJob } from '../threads/jobCounters';
import { JobCounter, nextPart } from '../threads/jobCounters';
import { withKernels } from '../viewer/kernelPool';

/** The sum of raw frames that several threads make together. */
export interface RawPatternJob extends SharedJob {
  readonly place: FramePlace;
  readonly layout: FrameLayout;
  /** Stored frames that count, ascending */
  readonly frames: Int32Array;
}

/** Raw bytes read at a time. */
const READ_BYTES = 4 << 20;

/** One thread's share of the job. */
export async function sumRawPatterns(job: RawPatternJob, giveWay?: () => Promise<void>): Promise<FrameSums> {
  const { place, layout, frames } = job;
  const pixels = layout.shape[0] * layout.shape[1];
  const width = pixelBytes(layout.type);
  const most = Math.max(1, Math.floor(READ_BYTES / place.stride));
  const arena = new Arena();
  const at = {
    segments: arena.take(layout.segments.byteLength),
    raw: arena.take(most * place.stride),
    frame: arena.take(pixels * width),
    sum: arena.take(pixels * PatternSums.sumBytes(width)),
    maximum: arena.take(pixels * width)
  };
  const counters = new Int32Array(job.counters);
  return withKernels(arena.bytes, async kernels => {
    const bytes = new Uint8Array(kernels.memory);
    new Uint32Array(kernels.memory, at.segments, layout.segments.length).set(layout.segments);
    // The sums, and pixels that no run of the layout names, such as those of an inserted cross
    bytes.fill(0, at.frame, arena.bytes);
    const sums = new PatternSums(kernels, width, pixels, at);
    const reader = new FrameReader(place);
    try {
      const parts = Math.ceil(frames.length / most);
      for (let part = nextPart(job, parts); part !== undefined; part = nextPart(job, parts)) {
        const end = Math.min(frames.length, (part + 1) * most);
        for (let entry = part * most; entry < end;) {
          const run = runLength(frames, entry, end);
          reader.readFrames(frames[entry], run, bytes.subarray(at.raw, at.raw + run * place.stride));
          for (let i = 0; i < run; i++) {
            const source = at.raw + i * place.stride + layout.headerBytes;
            const segments = layout.segments.length / SEGMENT_WORDS;
            kernels.decode(layout.unpack, at.segments, segments, source, at.frame, layout.payloadBytes / 2);
            sums.add(at.frame);
          }
          entry += run;
        }
        Atomics.add(counters, JobCounter.FramesDone, end - part * most);
        await giveWay?.();
      }
    } finally {
      reader.close();
    }
    return sums.result();
  });
}
