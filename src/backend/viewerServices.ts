import { availableParallelism } from 'node:os';

import { ThreadPool } from '../pipeline/threads/threadPool';
import { RawFrameSums } from '../pipeline/viewer/rawFrameSums';
import { Viewer } from '../pipeline/viewer/viewer';
import type { ViewerServices } from './server/services';

/** More threads than these read no faster. */
const MOST_THREADS = 8;
/** Threads, and the memory they hold, go when nobody has looked at anything for so long. */
const IDLE_MS = 300_000;

/** Looking into files, in threads that are there only while somebody looks. @param script file that starts worker threads */
export function viewerServices(script: URL): ViewerServices {
  const threads = new ThreadPool(script, Math.min(MOST_THREADS, availableParallelism()), IDLE_MS);
  const viewer = new Viewer(threads);
  const rawSums = new RawFrameSums(threads);
  return {
    viewerFile: ({ output }) => viewer.file(output),
    viewerPattern: ({ output, at }) => viewer.pattern(output, at),
    viewerPatternSum: (request, context) => viewer.patternSum(request, context),
    viewerVirtualImage: (request, context) => viewer.virtualImage(request, context),
    viewerOverview: ({ output }, context) => viewer.overview(output, context),
    frameSums: (request, context) =>
      rawSums.sums(request, async (path, purpose) => void (await context.access.check(path, purpose)), context)
  };
}
