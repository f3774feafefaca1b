import { availableParallelism } from 'node:os';

import { earlierAnalyses } from '../../pipeline/analyse/view/earlierAnalyses';
import { analysisText } from '../../pipeline/analyse/view/storedText';
import { analysisMaps, classPatterns, openAnalysis } from '../../pipeline/analyse/view/openAnalysis';
import { percentilesOf } from '../../pipeline/analyse/view/percentilesOf';
import { profileSets } from '../../pipeline/analyse/view/profileSets';
import { ProfileSketches } from '../../pipeline/analyse/view/profileSketches';
import { regionProfile } from '../../pipeline/analyse/view/regionProfile';
import { regionSpectrum } from '../../pipeline/analyse/view/regionSpectrum';
import { structuresOf } from '../../pipeline/analyse/view/structuresOf';
import { ThreadPool } from '../../pipeline/threads/threadPool';
import type { SomeAnswers } from './answer';

type Names =
  | 'profileSets'
  | 'earlierAnalyses'
  | 'openAnalysis'
  | 'analysisMaps'
  | 'analysisText'
  | 'coefficientPercentiles'
  | 'profileSketches'
  | 'regionProfile'
  | 'regionSpectrum'
  | 'classPatterns'
  | 'structures';

/** More threads than these read no faster. */
const MOST_THREADS = 8;
/** Threads go when nobody has looked at profiles for so long. */
const IDLE_MS = 300_000;

/** What can be analysed, and looking at what was. @param script file that starts worker threads */
export function analysisAnswers(script: URL): SomeAnswers<Names> {
  const threads = new ThreadPool(script, Math.min(MOST_THREADS, availableParallelism()), IDLE_MS);
  const sketches = new ProfileSketches(threads);
  // Of its own: a hand that drags does not wait for sketches
  const runner = new ThreadPool(script, 1, IDLE_MS);
  return {
    profileSets: ({ folder }, { guard }) => profileSets(folder, guard),
    earlierAnalyses: ({ folder }, { guard }) => earlierAnalyses(folder, guard),
    openAnalysis: ({ record }, { guard }) => openAnalysis(record, guard),
    analysisMaps: ({ record, file }, { guard }) => analysisMaps(record, file, guard),
    classPatterns: ({ record }, { guard }) => classPatterns(record, guard),
    structures: ({ files }, { guard }) => structuresOf(files, guard),
    analysisText: (request, { guard }) => analysisText(request, guard),
    coefficientPercentiles: ({ record }, { guard, signal }) =>
      percentilesOf(record, { runner: threads, guard, signal }),
    profileSketches: async ({ files }, means) => ({ problems: await sketches.of(files, means) }),
    regionSpectrum: (request, { guard, signal }) => regionSpectrum(request, { runner: threads, guard, signal }),
    regionProfile: (request, { guard, signal, report }) => regionProfile(request, { runner, guard, signal, report })
  };
}
