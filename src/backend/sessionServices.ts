import { DetailStore } from '../pipeline/acquisitions/detailStore';
import { Thumbnails } from '../pipeline/acquisitions/thumbnails';
import { ThreadReader } from '../pipeline/acquisitions/threadReader';
import { watchAcquisitions } from '../pipeline/acquisitions/watchAcquisitions';
import { writeBatchFile } from '../pipeline/batch/batchFile';
import { writeInfoFile } from '../pipeline/batch/infoFile';
import { sessionChoices } from '../pipeline/session/choices';
import { guessSession } from '../pipeline/session/guess';
import type { PathGuard } from '../storage/pathGuard';
import type { PathAccess, SessionServices } from './server/services';

/** Choosing a session, following its acquisitions, and files for the cluster. @param script file that starts worker threads */
export function sessionServices(script: URL): SessionServices {
  const reader = new ThreadReader(script);
  const store = new DetailStore();
  const thumbnails = new Thumbnails(reader);
  return {
    sessionChoices: (request, { access, signal }) => sessionChoices(request, guardOf(access), signal),
    sessionGuess: ({ folder }, { access }) => guessSession(folder, guardOf(access)),
    watchAcquisitions: (request, { access, ...context }) =>
      watchAcquisitions(request, { guard: guardOf(access), reader, store, ...context }),
    acquisitionThumbnail: (request, { access, signal }) => thumbnails.of(request, guardOf(access), signal),
    infoFile: (request, { access }) => writeInfoFile(request, guardOf(access)),
    batchFile: (request, { access }) => writeBatchFile(request, guardOf(access))
  };
}

function guardOf(access: PathAccess): PathGuard {
  return async (path, purpose) => void (await access.check(path, purpose));
}
