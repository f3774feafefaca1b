import { pixelBytes } from '../../core/merlin/pixelFormat';
import { Arena } from '../../kernels/arena';
import type { FrameSums } from '../frames/frameJob';
import { PatternSums } from '../frames/patternSums';
import type { SharedJob } from '../threads/jobCounters';
import { nextPart } from '../threads/jobCounters';
import { sourceMemory } from './frameSource';
import { withKernels } from './kernelPool';
import { openFrames } from './openFrames';
import type { StoredFrames } from './storedFrames';
import { frameOf } from './storedFrames';

/** Sums over stored frames that several threads make together. */
export interface StoredSumsJob extends SharedJob {
  readonly stored: StoredFrames;
  /** Parts of the work: pairs of first frame and number of frames */
  readonly parts: Int32Array;
  /** Pixels to sum per frame (see detectorRuns); absent: all */
  readonly runs?: Uint32Array;
  /** Whether the patterns are added up too; then `runs` is not looked at */
  readonly patterns: boolean;
  /** Sum of every frame, float64 by number of the frame; what is not visited is left alone */
  readonly values?: SharedArrayBuffer;
}

/** What one thread found. */
export interface StoredSums {
  /** Frames that were there */
  readonly frames: number;
  readonly patterns?: FrameSums;
}

/** Chunks read at a time. */
const READ_BYTES = 4 << 20;

/** One thread's share of the job. */
export async function sumStoredFrames(job: StoredSumsJob, giveWay?: () => Promise<void>): Promise<StoredSums> {
  const arena = new Arena();
  const memory = sourceMemory(arena, job.stored, READ_BYTES);
  const { rows, columns } = frameOf(job.stored);
  const width = pixelBytes(job.stored.type);
  const runs = job.runs ?? Uint32Array.of(0, rows * columns);
  const at = {
    runs: arena.take(runs.byteLength),
    sum: arena.take(job.patterns ? rows * columns * PatternSums.sumBytes(width) : 0),
    maximum: arena.take(job.patterns ? rows * columns * width : 0)
  };
  return withKernels(arena.bytes, async kernels => {
    const bytes = new Uint8Array(kernels.memory);
    new Uint32Array(kernels.memory, at.runs, runs.length).set(runs);
    bytes.fill(0, at.sum, arena.bytes);
    const sums = job.patterns ? new PatternSums(kernels, width, rows * columns, at) : undefined;
    const values = job.values && new Float64Array(job.values);
    let frames = 0;
    const visit = (index: number): void => {
      const total = sums ? sums.add(memory.frame) : kernels.maskedSum(width, memory.frame, at.runs, runs.length / 2);
      if (values) {
        values[index] = total;
      }
      frames++;
    };
    const end = runs.length === 0 ? 0 : runs[runs.length - 2] + runs[runs.length - 1];
    const pixels = job.patterns ? undefined : { first: runs[0] ?? 0, end };
    const source = openFrames(job.stored, kernels, memory, pixels);
    try {
      const { parts } = job;
      for (let part = nextPart(job, parts.length / 2); part !== undefined; part = nextPart(job, parts.length / 2)) {
        await source.each(parts[2 * part], parts[2 * part + 1], visit);
        await giveWay?.();
      }
    } finally {
      source.close();
    }
    return { frames, patterns: sums?.result() };
  });
}
