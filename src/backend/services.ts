import { availableParallelism } from 'node:os';

import { ThreadRunner } from '../pipeline/frames/frameRunner';
import { convertPaths } from '../pipeline/convert/convertPaths';
import { inspectPath } from '../pipeline/inspect';
import { readOverview } from '../pipeline/overview';
import type { PathGuard } from '../storage/pathGuard';
import type { PathAccess, Services } from './server/services';

/** What panels may ask for, done by the same pipelines as the commands. @param script file that starts worker threads */
export function services(script: URL): Services {
  return {
    inspect: ({ path, out }, { access, signal }) => inspectPath(path, { out, signal, guard: guardOf(access) }),
    overview: ({ output }) => readOverview(output),
    convert: async (paths, options, { access, signal, onProgress }) => {
      const runner = new ThreadRunner(script, options.workers ?? availableParallelism());
      try {
        return await convertPaths(paths, options, runner, {
          signal,
          guard: guardOf(access),
          onItem: item => onProgress([item])
        });
      } finally {
        await runner.close();
      }
    }
  };
}

function guardOf(access: PathAccess): PathGuard {
  return async (path, purpose) => void (await access.check(path, purpose));
}
