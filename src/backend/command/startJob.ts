import { resolve } from 'node:path';

import type { JobRequest } from '../../jobs/createJob';
import { JobFollower, jobFolder } from '../../jobs/jobFollower';
import { retryRequest } from '../../jobs/retryRequest';
import { startJob } from '../../jobs/startJob';
import { filesOf } from '../../pipeline/works';
import type { StartRequest } from '../../protocol/jobs';
import { unguarded } from '../../storage/pathGuard';
import { knownJobs } from './knownJobs';

type Started = Promise<{ id: string; folder: string }>;

/**
 * Starts a job that goes on by itself, as a command line asks for it.
 *
 * @param script the bundle, which the job runs
 * @throws InputError when it cannot be started
 */
export async function startNamedJob(asked: StartRequest & { readonly retryOf?: string }, script: URL): Started {
  const { list, registry, launchers, state } = await knownJobs(script);
  const { out } = asked.options;
  const request = {
    ...asked,
    // The job does not run where the command was typed
    inputs: asked.inputs.map(path => resolve(path)),
    options: { ...asked.options, ...(out !== undefined && { out: resolve(out) }) },
    dataRoots: []
  } as JobRequest;
  const { folder, order } = await startJob(request, {
    launchers,
    find: wanted => filesOf(wanted, unguarded),
    registry,
    jobs: list,
    stateFolder: state,
    guard: unguarded,
    warn: line => void process.stderr.write(`${line}\n`)
  });
  return { id: order.id, folder };
}

/** Starts what an ended job did not do. @param name its id or folder. @throws InputError when there is nothing to do again */
export async function retryNamedJob(name: string, script: URL): Started {
  const { registry, launchers } = await knownJobs(script);
  const { files, state } = await new JobFollower(await jobFolder(name, registry), launchers).look();
  return startNamedJob(retryRequest(files, state), script);
}
