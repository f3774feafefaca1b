import { DetailStore } from '../../pipeline/acquisitions/detailStore';
import { Thumbnails } from '../../pipeline/acquisitions/thumbnails';
import { ThreadReader } from '../../pipeline/acquisitions/threadReader';
import { watchAcquisitions } from '../../pipeline/acquisitions/watchAcquisitions';
import { sessionChoices } from '../../pipeline/session/choices';
import { guessSession } from '../../pipeline/session/guess';
import type { SomeAnswers } from './answer';

type Names = 'sessionChoices' | 'sessionGuess' | 'watchAcquisitions' | 'acquisitionThumbnail';

/** Choosing a session and following its acquisitions. @param script file that starts worker threads */
export function sessionAnswers(script: URL): SomeAnswers<Names> {
  const reader = new ThreadReader(script);
  const store = new DetailStore();
  const thumbnails = new Thumbnails(reader);
  return {
    sessionChoices: (request, { guard, signal }) => sessionChoices(request, guard, signal),
    sessionGuess: ({ folder }, { guard }) => guessSession(folder, guard),
    watchAcquisitions: (request, { guard, signal, report, onResults }) =>
      watchAcquisitions(request, { guard, reader, store, signal, report, onResults }),
    acquisitionThumbnail: (request, { guard, signal }) => thumbnails.of(request, guard, signal)
  };
}
