import { rm } from 'node:fs/promises';

import type { PlannedStep } from '../pipeline/steps/planSteps';
import type { PipelinePlace } from '../protocol/jobs';
import type { PipelineRequest } from '../protocol/pipeline';
import { takeBack } from './cancelJob';
import type { JobRequest } from './createJob';
import { jobId } from './createJob';
import type { JobOrder } from './jobSchema';
import type { Launchers } from './launcher';
import { TooManyTasks } from './launcher';

/** A job that was started. */
export interface StartedJob {
  readonly folder: string;
  readonly order: JobOrder;
}

/** @param folders directories of the jobs of the steps before */
export function stepRequest(
  { kind, options, choices, inputs, sources, needs }: PlannedStep,
  { launcher, cluster, dataRoots }: Pick<PipelineStart, 'launcher' | 'cluster' | 'dataRoots'>,
  pipeline: PipelinePlace,
  folders: readonly string[]
): JobRequest {
  const after = Object.fromEntries(
    inputs.map((input, index) => [input, needs[index].map(need => ({ folder: folders[need.step], input: need.input }))])
  );
  const isFirst = needs.every(({ length }) => length === 0);
  return {
    ...{ kind, options, choices, inputs, sources, launcher, cluster, dataRoots },
    ...(!isFirst && { after }),
    pipeline
    // Kind and options belong together as those of the step do
  } as JobRequest;
}

/** A step that is to be started. @param folders directories of the jobs of the steps before */
export type StepRequest = (pipeline: PipelinePlace, folders: readonly string[]) => JobRequest;

/** What starting single jobs takes. */
export interface StepStart {
  /** Starts one job. @throws InputError */
  start(request: JobRequest): Promise<StartedJob>;
  readonly launchers: Launchers;
}

export interface PipelineStart extends StepStart, Pick<PipelineRequest, 'launcher' | 'cluster'> {
  readonly dataRoots: readonly string[];
}

/** The steps of a submission with their jobs. */
export interface StartedPipeline {
  readonly id: string;
  readonly jobs: readonly StartedJob[];
}

/**
 * Starts the steps of a pipeline, one job for each: all of them or none.
 *
 * @throws InputError of the step that could not be started
 */
export function startPipeline(steps: readonly PlannedStep[], around: PipelineStart): Promise<StartedPipeline> {
  const requests = steps.map(
    (planned): StepRequest =>
      (place, folders) =>
        stepRequest(planned, around, place, folders)
  );
  return startSteps(requests, around);
}

/**
 * Starts one job for each step, all of them or none. Where they are more tasks than a user may have in the queue, all steps are started
 * anew with half as many tasks in the largest, and half of these.
 *
 * @throws InputError of the step that could not be started
 */
export async function startSteps(steps: readonly StepRequest[], starting: StepStart): Promise<StartedPipeline> {
  const id = jobId('pipeline', new Date());
  for (let most = Infinity; ;) {
    const jobs: StartedJob[] = [];
    try {
      for (const [step, request] of steps.entries()) {
        const folders = jobs.map(({ folder }) => folder);
        jobs.push(await starting.start(inAtMost(most, request({ id, step, steps: steps.length }, folders))));
      }
      return { id, jobs };
    } catch (cause) {
      const taken = await Promise.allSettled(jobs.map(async ({ folder }) => takeBack(folder, starting.launchers)));
      const largest =
        cause instanceof TooManyTasks ? Math.max(cause.tasks, ...jobs.map(({ order }) => order.tasks)) : 1;
      if (largest < 2 || taken.some(({ status }) => status === 'rejected')) {
        throw cause;
      }
      // Of none of them anything is known yet
      await Promise.all(jobs.map(({ folder }) => rm(folder, { recursive: true, force: true })));
      most = Math.ceil(largest / 2);
    }
  }
}

function inAtMost(most: number, request: JobRequest): JobRequest {
  return most === Infinity ? request : { ...request, parting: { ...request.parting, most } };
}
