import { CancelledError } from '../../core/errors';
import type { DataRoots } from './dataRoots';
import type { Handlers } from './handlers';
import type { ServiceContext, ViewerServices } from './services';

/** Answers requests that look into one file, after asking whether it may be read. */
export function viewerHandlers(access: DataRoots, services: ViewerServices): Pick<Handlers, keyof ViewerServices> {
  const readable = async (path: string, signal: AbortSignal): Promise<ServiceContext> => {
    await access.check(path, 'read');
    // A signal that has fired already would not tell a service that begins to listen now.
    if (signal.aborted) {
      throw new CancelledError();
    }
    return { access, signal };
  };
  return {
    viewerFile: async (request, signal) => services.viewerFile(request, await readable(request.output, signal)),
    viewerPattern: async (request, signal) => services.viewerPattern(request, await readable(request.output, signal)),
    viewerPatternSum: async (request, signal, report) =>
      services.viewerPatternSum(request, { ...(await readable(request.output, signal)), report }),
    viewerVirtualImage: async (request, signal, report) =>
      services.viewerVirtualImage(request, { ...(await readable(request.output, signal)), report }),
    viewerOverview: async (request, signal, report) =>
      services.viewerOverview(request, { ...(await readable(request.output, signal)), report }),
    frameSums: async (request, signal, report) =>
      services.frameSums(request, { ...(await readable(request.path, signal)), report })
  };
}
