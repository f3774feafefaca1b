import type { Handlers } from './handlers';
import type { PathAccess, ResultsContext, SessionServices } from './services';

type SessionHandlers = Pick<Handlers, keyof SessionServices>;

/** Requests whose services ask for every path they come to, those of the request included. */
export function sessionHandlers(
  access: PathAccess,
  services: SessionServices,
  { onResults }: ResultsContext
): SessionHandlers {
  return {
    sessionChoices: (request, signal) => services.sessionChoices(request, { access, signal }),
    sessionGuess: (request, signal) => services.sessionGuess(request, { access, signal }),
    watchAcquisitions: (request, signal, report) =>
      services.watchAcquisitions(request, { access, signal, report, onResults }),
    acquisitionThumbnail: (request, signal) => services.acquisitionThumbnail(request, { access, signal }),
    infoFile: (request, signal) => services.infoFile(request, { access, signal }),
    batchFile: (request, signal) => services.batchFile(request, { access, signal })
  };
}
