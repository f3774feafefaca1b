import { availableParallelism } from 'node:os';

import { ThreadPool } from '../../pipeline/threads/threadPool';
import { RawFrameSums } from '../../pipeline/viewer/rawFrameSums';
import { Viewer } from '../../pipeline/viewer/viewer';
import type { SomeAnswers } from './answer';

/** More threads than these read no faster. */
const MOST_THREADS = 8;
/** Threads, and the memory they hold, go when nobody has looked at anything for so long. */
const IDLE_MS = 300_000;

type Looking =
  'viewerFile' | 'viewerPattern' | 'viewerPatternSum' | 'viewerVirtualImage' | 'viewerOverview' | 'viewerCalibration';

/** Looking into files, in threads that are there only while somebody looks. @param script file that starts worker threads */
export function viewerAnswers(script: URL): SomeAnswers<Looking | 'frameSums'> {
  const threads = new ThreadPool(script, Math.min(MOST_THREADS, availableParallelism()), IDLE_MS);
  const viewer = new Viewer(threads);
  const rawSums = new RawFrameSums(threads);
  return {
    viewerFile: async ({ output }, { guard }) => {
      await guard(output, 'read');
      return viewer.file(output, guard);
    },
    viewerPattern: async ({ output, at }, { guard }) => {
      await guard(output, 'read');
      return viewer.pattern(output, at, guard);
    },
    viewerPatternSum: async (request, context) => {
      await context.guard(request.output, 'read');
      return viewer.patternSum(request, context);
    },
    viewerVirtualImage: async (request, context) => {
      await context.guard(request.output, 'read');
      return viewer.virtualImage(request, context);
    },
    viewerOverview: async ({ output }, context) => {
      await context.guard(output, 'read');
      return viewer.overview(output, context);
    },
    viewerCalibration: async ({ output }, { guard }) => {
      await guard(output, 'read');
      return viewer.calibration(output, guard);
    },
    frameSums: async (request, context) => {
      await context.guard(request.path, 'read');
      return rawSums.sums(request, context.guard, context);
    }
  };
}
