import { availableParallelism } from 'node:os';

import { Calibrator } from '../pipeline/calibrate/calibrator';
import { goldReferences } from '../pipeline/calibrate/references';
import { ThreadPool } from '../pipeline/threads/threadPool';
import type { PathGuard } from '../storage/pathGuard';
import type { CalibrationServices, PathAccess } from './server/services';

/** More threads than these read no faster. */
const MOST_THREADS = 8;
/** Threads go when nobody has calibrated anything for so long. */
const IDLE_MS = 300_000;

/** Calibrating, in threads that are there only while somebody does. @param script file that starts worker threads */
export function calibrationServices(script: URL): CalibrationServices {
  const sums = new ThreadPool(script, Math.min(MOST_THREADS, availableParallelism()), IDLE_MS);
  const calibrator = new Calibrator(sums, new ThreadPool(script, 1, IDLE_MS));
  return {
    calibrationPattern: ({ input }, context) => calibrator.pattern(input, guardOf(context.access), context),
    calibrationFit: (request, context) => calibrator.fit(request, guardOf(context.access), context),
    calibrationReferences: ({ folder }, { access, signal }) => goldReferences(folder, guardOf(access), signal)
  };
}

function guardOf(access: PathAccess): PathGuard {
  return async (path, purpose) => void (await access.check(path, purpose));
}
