import { availableParallelism } from 'node:os';

import { Calibrator } from '../../pipeline/calibrate/calibrator';
import { libraryOf, upgraded } from '../../pipeline/calibrate/library';
import { goldReferences } from '../../pipeline/calibrate/references';
import { reportText } from '../../pipeline/calibrate/reportText';
import { ThreadPool } from '../../pipeline/threads/threadPool';
import type { SomeAnswers } from './answer';

/** More threads than these read no faster. */
const MOST_THREADS = 8;
/** Threads go when nobody has calibrated anything for so long. */
const IDLE_MS = 300_000;

/** Calibrating, in threads that are there only while somebody does. @param script file that starts worker threads */
export function calibrationAnswers(
  script: URL
): SomeAnswers<
  | 'calibrationPattern'
  | 'calibrationFit'
  | 'calibrationMask'
  | 'calibrationOrigins'
  | 'calibrationReferences'
  | 'calibrationReport'
  | 'calibrationLibrary'
  | 'calibrationUpgrade'
> {
  const sums = new ThreadPool(script, Math.min(MOST_THREADS, availableParallelism()), IDLE_MS);
  const calibrator = new Calibrator(sums, new ThreadPool(script, 1, IDLE_MS));
  return {
    calibrationPattern: async (request, context) => {
      await context.guard(request.input, 'read');
      return calibrator.pattern(request, context.guard, context);
    },
    calibrationFit: async (request, context) => {
      await context.guard(request.input, 'read');
      return calibrator.fit(request, context.guard, context);
    },
    calibrationMask: async (request, context) => {
      await context.guard(request.input, 'read');
      return calibrator.mask(request, context.guard, context);
    },
    calibrationOrigins: async (request, context) => {
      await context.guard(request.input, 'read');
      return calibrator.origins(request, context.guard, context);
    },
    calibrationReferences: ({ folder }, { guard, signal }) => goldReferences(folder, guard, signal),
    calibrationReport: ({ record }, { guard }) => reportText(record, guard),
    calibrationLibrary: ({ folder }, { guard }) => libraryOf(folder, guard),
    calibrationUpgrade: ({ path, voltage }, { guard }) => upgraded(path, voltage, guard)
  };
}
