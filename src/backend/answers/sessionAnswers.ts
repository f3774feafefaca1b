import { DetailStore } from '../../pipeline/acquisitions/detailStore';
import { Thumbnails } from '../../pipeline/acquisitions/thumbnails';
import { ThreadReader } from '../../pipeline/acquisitions/threadReader';
import { watchAcquisitions } from '../../pipeline/acquisitions/watchAcquisitions';
import { sessionChoices } from '../../pipeline/session/choices';
import { guessSession } from '../../pipeline/session/guess';
import { newSampleSession } from '../../pipeline/newSampleSession';
import { ThreadPool } from '../../pipeline/threads/threadPool';
import type { SomeAnswers } from './answer';

type Names = 'sessionChoices' | 'sessionGuess' | 'sampleSession' | 'watchAcquisitions' | 'acquisitionThumbnail';

/** Nobody makes a second one soon */
const IDLE_MS = 10_000;

/** Choosing a session and following its acquisitions. @param script file that starts worker threads */
export function sessionAnswers(script: URL): SomeAnswers<Names> {
  const reader = new ThreadReader(script);
  const store = new DetailStore();
  const thumbnails = new Thumbnails(reader);
  const samples = new ThreadPool(script, 1, IDLE_MS);
  return {
    sessionChoices: (request, { guard, signal }) => sessionChoices(request, guard, signal),
    sessionGuess: ({ folder }, { guard }) => guessSession(folder, guard),
    sampleSession: ({ folder }, { guard, signal, report }) =>
      newSampleSession(folder, samples, guard, { signal, report }),
    watchAcquisitions: (request, { guard, signal, report, onResults }) =>
      watchAcquisitions(request, { guard, reader, store, signal, report, onResults }),
    acquisitionThumbnail: (request, { guard, signal }) => thumbnails.of(request, guard, signal)
  };
}
