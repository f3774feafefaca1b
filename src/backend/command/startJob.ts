import { resolve } from 'node:path';

import type { JobRequest } from '../../jobs/createJob';
import { JobFollower, jobFolder } from '../../jobs/jobFollower';
import { whileClaimed } from '../../jobs/retryClaim';
import { failedFolders, retrySteps } from '../../jobs/retryPipeline';
import { requireNotUnderWay, retryRequest } from '../../jobs/retryRequest';
import type { JobStart } from '../../jobs/startJob';
import { startJob } from '../../jobs/startJob';
import type { StartedJob, StartedPipeline } from '../../jobs/startPipeline';
import { startPipeline, startSteps } from '../../jobs/startPipeline';
import type { PlannedSteps } from '../../pipeline/steps/planSteps';
import { planSteps } from '../../pipeline/steps/planSteps';
import { filesOf } from '../../pipeline/works';
import { outOf } from '../../protocol/capability';
import type { StartRequest } from '../../protocol/jobs';
import type { PipelineRequest } from '../../protocol/pipeline';
import { unguarded } from '../../storage/pathGuard';
import { knownJobs } from './knownJobs';

export type { StartedJob };

/** What starting jobs from a command takes. @param script the bundle, which jobs run @param asks see `knownJobs` */
async function startingFrom(script: URL, asks = false): Promise<JobStart> {
  const { list, registry, launchers, state } = await knownJobs(script, asks);
  return {
    ...{ launchers, registry, jobs: list, stateFolder: state, guard: unguarded },
    find: wanted => filesOf(wanted, unguarded),
    warn: line => void process.stderr.write(`${line}\n`)
  };
}

/** Starts the steps of a pipeline, all or none. @throws InputError */
export async function startNamedPipeline(
  asked: PipelineRequest,
  signal: AbortSignal,
  script: URL
): Promise<StartedPipeline & Pick<PlannedSteps, 'problems' | 'kept'>> {
  const { steps, problems, kept } = await planSteps(asked, { guard: unguarded, signal });
  const starting = await startingFrom(script);
  const { launcher, cluster } = asked;
  const started = await startPipeline(steps, {
    ...{ launcher, cluster, dataRoots: [] },
    start: request => startJob(request, starting),
    launchers: starting.launchers
  });
  return { ...started, problems, kept };
}

/**
 * Starts a job that goes on by itself, as a command line asks for it.
 *
 * @param script the bundle, which the job runs
 * @throws InputError when it cannot be started
 */
export async function startNamedJob(
  asked: StartRequest & Pick<JobRequest, 'parting' | 'retryOf' | 'splits'>,
  script: URL
): Promise<StartedJob> {
  const out = outOf(asked.options);
  const request = {
    ...asked,
    // The job does not run where the command was typed
    inputs: asked.inputs.map(path => resolve(path)),
    options: { ...asked.options, ...(out !== undefined && { out: resolve(out) }) },
    dataRoots: []
  } as JobRequest;
  return startJob(request, await startingFrom(script));
}

/** Starts what an ended job did not do. @param name its id or folder. @throws InputError when there is nothing to do again */
export async function retryNamedJob(name: string, script: URL): Promise<StartedJob> {
  const { list, registry, launchers } = await knownJobs(script);
  const { folder, files, state } = await new JobFollower(await jobFolder(name, registry), launchers).look();
  const asked = retryRequest(files, state);
  return whileClaimed([folder], async () => {
    await list.refresh();
    requireNotUnderWay(asked, list.jobs());
    return startNamedJob(asked, script);
  });
}

/** Starts what the steps of an ended submission did not do. @param id of the submission. @throws InputError as `retrySteps` */
export async function retryNamedPipeline(id: string, script: URL): Promise<StartedPipeline> {
  const starting = await startingFrom(script, true);
  const { jobs, launchers } = starting;
  return whileClaimed(failedFolders(id, jobs.jobs()), async () => {
    await jobs.refresh();
    return startSteps(retrySteps(id, jobs.jobs()), {
      start: request => startJob(request, starting),
      launchers
    });
  });
}
