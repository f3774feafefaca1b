import { availableParallelism } from 'node:os';

import { RadialPreviewer } from '../pipeline/radial/previewer';
import { ThreadPool } from '../pipeline/threads/threadPool';
import type { RadialServices } from './server/services';

/** More threads than these read no faster. */
const MOST_THREADS = 8;
/** Threads go when nobody has looked at a pattern for so long. */
const IDLE_MS = 300_000;

/** Looking at single patterns as they will be transformed. @param script file that starts worker threads */
export function radialServices(script: URL): RadialServices {
  const previewer = new RadialPreviewer(
    new ThreadPool(script, Math.min(MOST_THREADS, availableParallelism()), IDLE_MS)
  );
  return {
    radialPreview: (request, { access, signal }) =>
      previewer.at(request, async (path, purpose) => void (await access.check(path, purpose)), signal)
  };
}
