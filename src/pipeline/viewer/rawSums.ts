import { pixelBytes } from '../../core/merlin/pixelFormat';
import { Arena } from '../../kernels/arena';
import type { RawFramesJob } from '../frames/rawFrames';
import { eachRawFrame, rawFramesMemory } from '../frames/rawFrames';
import { withKernels } from './kernelPool';

/** Sums over the pixels of raw frames that several threads make together. */
export interface RawSumsJob extends RawFramesJob {
  /** float32, one per entry of `frames`; that of an entry without a frame is left alone */
  readonly sums: SharedArrayBuffer;
}

/** One thread's share of the job. */
export async function sumRawFrames(job: RawSumsJob, giveWay?: () => Promise<void>): Promise<void> {
  const { shape, type } = job.layout;
  const width = pixelBytes(type);
  const arena = new Arena();
  const memory = rawFramesMemory(arena, job);
  const run = arena.take(8);
  const sums = new Float32Array(job.sums);
  await withKernels(arena.bytes, async kernels => {
    new Uint32Array(kernels.memory, run, 2).set([0, shape[0] * shape[1]]);
    const visit = (entry: number): void => {
      sums[entry] = kernels.maskedSum(width, memory.frame, run, 1);
    };
    await eachRawFrame(job, kernels, memory, visit, giveWay);
  });
}
