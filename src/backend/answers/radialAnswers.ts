import { availableParallelism } from 'node:os';

import { RadialPreviewer } from '../../pipeline/radial/previewer';
import { ThreadPool } from '../../pipeline/threads/threadPool';
import type { SomeAnswers } from './answer';

/** More threads than these read no faster. */
const MOST_THREADS = 8;
/** Threads go when nobody has looked at a pattern for so long. */
const IDLE_MS = 300_000;

/** Looking at single patterns as they will be transformed. @param script file that starts worker threads */
export function radialAnswers(script: URL): SomeAnswers<'radialPreview'> {
  const previewer = new RadialPreviewer(
    new ThreadPool(script, Math.min(MOST_THREADS, availableParallelism()), IDLE_MS)
  );
  return { radialPreview: (request, { guard, signal }) => previewer.at(request, guard, signal) };
}
