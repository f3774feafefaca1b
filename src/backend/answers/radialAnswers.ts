import { availableParallelism } from 'node:os';

import { radialDataSets } from '../../pipeline/radial/dataSets';
import { findings } from '../../pipeline/radial/findings/findings';
import { regionVariance } from '../../pipeline/radial/findings/regionVariance';
import { RadialPreviewer } from '../../pipeline/radial/preview/previewer';
import { scanImage } from '../../pipeline/radial/preview/scanImage';
import { viewProfiles } from '../../pipeline/radial/viewProfiles';
import { ThreadPool } from '../../pipeline/threads/threadPool';
import type { SomeAnswers } from './answer';

/** More threads than these read no faster. */
const MOST_THREADS = 8;
/** Threads go when nobody has looked at a pattern or a profile for so long. */
const IDLE_MS = 300_000;

type Radial =
  'radialDataSets' | 'radialScanImage' | 'radialPreview' | 'radialProfiles' | 'radialFindings' | 'radialVariance';

/** What can be transformed, how it would be, and looking at what was. @param script file that starts worker threads */
export function radialAnswers(script: URL): SomeAnswers<Radial> {
  const runner = new ThreadPool(script, Math.min(MOST_THREADS, availableParallelism()), IDLE_MS);
  const previewer = new RadialPreviewer(runner);
  return {
    radialDataSets: ({ folder, options, choices }, { guard, signal }) =>
      radialDataSets(folder, options, { guard, signal }, choices),
    radialScanImage: ({ input }, context) => scanImage(input, runner, context),
    radialPreview: (request, { guard, signal }) => previewer.at(request, guard, signal),
    radialFindings: ({ mean }, { guard }) => findings(mean, guard),
    radialVariance: ({ mean, region }, context) => regionVariance(mean, region, runner, context),
    radialProfiles: (request, { guard, signal }) => viewProfiles(request, { runner, guard, signal })
  };
}
