import { pixelBytes } from '../../core/merlin/pixelFormat';
import { Arena } from '../../kernels/arena';
import type { FrameSums } from '../frames/frameJob';
import { PatternSums } from '../frames/patternSums';
import type { RawFramesJob } from '../frames/rawFrames';
import { eachRawFrame, rawFramesMemory } from '../frames/rawFrames';
import { withKernels } from '../viewer/kernelPool';

/** One thread's share of the sum of raw frames. */
export async function sumRawPatterns(job: RawFramesJob, giveWay?: () => Promise<void>): Promise<FrameSums> {
  const { shape, type } = job.layout;
  const pixels = shape[0] * shape[1];
  const width = pixelBytes(type);
  const arena = new Arena();
  const memory = rawFramesMemory(arena, job);
  const at = {
    sum: arena.take(pixels * PatternSums.sumBytes(width)),
    maximum: arena.take(pixels * width)
  };
  return withKernels(arena.bytes, async kernels => {
    new Uint8Array(kernels.memory).fill(0, at.sum, arena.bytes);
    const sums = new PatternSums(kernels, width, pixels, at);
    await eachRawFrame(job, kernels, memory, () => void sums.add(memory.frame), giveWay);
    return sums.result();
  });
}
