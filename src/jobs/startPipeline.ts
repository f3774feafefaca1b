import type { PlannedStep } from '../pipeline/steps/planSteps';
import type { PipelinePlace } from '../protocol/jobs';
import type { PipelineRequest } from '../protocol/pipeline';
import type { JobRequest } from './createJob';
import { jobId } from './createJob';
import type { JobOrder } from './jobSchema';

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

/** Starting and taking back single jobs. */
export interface StepStart {
  /** Starts one job. @throws InputError */
  start(request: JobRequest): Promise<StartedJob>;
  /** Takes back one that was started. */
  cancel(job: StartedJob): Promise<void>;
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

/** Starts one job for each step, all of them or none. @throws InputError of the step that could not be started */
export async function startSteps(
  steps: readonly StepRequest[],
  { start, cancel }: StepStart
): Promise<StartedPipeline> {
  const id = jobId('pipeline', new Date());
  const jobs: StartedJob[] = [];
  try {
    for (const [step, request] of steps.entries()) {
      const folders = jobs.map(({ folder }) => folder);
      jobs.push(await start(request({ id, step, steps: steps.length }, folders)));
    }
  } catch (cause) {
    await Promise.allSettled(jobs.map(cancel));
    throw cause;
  }
  return { id, jobs };
}
