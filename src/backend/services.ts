import { launchersFor } from './launchers';
import { inspectPath } from '../pipeline/inspect';
import { readOverview } from '../pipeline/overview';
import { readForeignApart } from '../pipeline/threads/foreign';
import type { PathGuard } from '../storage/pathGuard';
import { calibrationServices } from './calibrationServices';
import type { PathAccess, Services } from './server/services';
import { radialServices } from './radialServices';
import { sessionServices } from './sessionServices';
import { viewerServices } from './viewerServices';

/** What panels may ask for, done by the same pipelines as the commands. @param script file that starts worker threads */
export function services(script: URL): Services {
  readForeignApart(script);
  return {
    inspect: ({ path, out }, { access, signal }) => inspectPath(path, { out, signal, guard: guardOf(access) }),
    overview: ({ output }) => readOverview(output),
    viewer: viewerServices(script),
    session: sessionServices(script),
    calibration: calibrationServices(script),
    radial: radialServices(script),
    launchers: launchersFor(script)
  };
}

function guardOf(access: PathAccess): PathGuard {
  return async (path, purpose) => void (await access.check(path, purpose));
}
