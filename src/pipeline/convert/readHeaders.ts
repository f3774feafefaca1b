import type { FrameIndex } from '../../storage/merlin/frameIndex';
import { beginHeaderScan, scannedIndex } from '../../storage/merlin/frameIndex';
import type { RawAcquisition } from '../../storage/merlin/rawAcquisition';
import { jobCounters } from '../threads/jobCounters';
import type { TaskRunner } from '../threads/taskRunner';
import { areWorthThreads } from './convertThreads';

/** Reads all frame headers of an acquisition. @throws InputError as scannedIndex; CancelledError */
export async function readHeaders(
  { place, header }: RawAcquisition,
  runner: TaskRunner,
  signal: AbortSignal
): Promise<FrameIndex> {
  const scan = beginHeaderScan(place, header.headerBytes);
  const threads = areWorthThreads(scan.frames * place.stride) ? undefined : 1;
  await runner.run('headers', { scan, counters: jobCounters() }, signal, threads);
  return scannedIndex(scan);
}
