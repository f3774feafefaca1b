import { homedir } from 'node:os';
import type { z } from 'zod';

import { CancelledError, InputError } from '../../core/errors';
import { VERSION_MISMATCH } from '../../protocol/failure';
import type { Progress, requests } from '../../protocol/requests';
import { calibrationHandlers } from './calibrationHandlers';
import type { UserJobs } from './userJobs';
import type { DataRoots } from './dataRoots';
import { listFolder } from './listFolder';
import type { Report } from './reporter';
import type { Services } from './services';
import { sessionHandlers } from './sessionHandlers';
import { viewerHandlers } from './viewerHandlers';

/** What the requests of every connection are answered from. */
export interface ServerState {
  readonly version: string;
  readonly dataRoots: DataRoots;
  readonly jobs: UserJobs;
  readonly services: Services;
}

type Requests = typeof requests;

/**
 * One function per request of the protocol: parameters are already checked; `signal` fires when the page gives up or is
 * gone; `report` sends the progress of a streamed request. A request that only streams goes on until its signal fires and
 * then throws CancelledError.
 */
export type Handlers = {
  readonly [Name in keyof Requests]: (
    params: z.output<Requests[Name]['params']>,
    signal: AbortSignal,
    report: Report<Progress<Requests[Name]>>
  ) => Promise<z.input<Requests[Name]['result']>>;
};

export function createHandlers({ version, dataRoots, jobs, services }: ServerState): Handlers {
  return {
    hello: async page => {
      if (page.version !== version) {
        throw new InputError(
          VERSION_MISMATCH,
          `This page is of version ${page.version}, the backend of version ${version}. Reload the page; if this ` +
            'stays, restart the Jupyter server (Hub Control Panel, Stop My Server).'
        );
      }
      const { roots } = dataRoots;
      return { version, node: process.versions.node, pid: process.pid, home: homedir(), dataRoots: [...roots] };
    },
    listFolder: ({ path }) => listFolder(path, dataRoots),
    inspect: async (request, signal) => {
      await dataRoots.check(request.path, 'read');
      if (request.out !== undefined) {
        await dataRoots.check(request.out, 'write');
      }
      continueUnlessGivenUp(signal);
      return services.inspect(request, { access: dataRoots, signal });
    },
    startJob: request => jobs.start(request),
    cancelJob: async ({ id }) => {
      await jobs.cancel(id);
      return null;
    },
    cancelJobItem: async ({ id, input }) => {
      await jobs.cancelItem(id, input);
      return null;
    },
    retryJob: ({ id, inputs }) => jobs.retry(id, inputs),
    listJobs: ({ path }) => jobs.list(path),
    overview: async (request, signal) => {
      await dataRoots.check(request.output, 'read');
      continueUnlessGivenUp(signal);
      return services.overview(request, { access: dataRoots, signal });
    },
    ...viewerHandlers(dataRoots, services.viewer),
    ...sessionHandlers(dataRoots, services.session, jobs),
    ...calibrationHandlers(dataRoots, services.calibration),
    radialPreview: (request, signal) => services.radial.radialPreview(request, { access: dataRoots, signal })
  };
}

/** A signal that has fired already would not tell a service that begins to listen now. */
function continueUnlessGivenUp(signal: AbortSignal): void {
  if (signal.aborted) {
    throw new CancelledError();
  }
}
