import { capabilities } from '../protocol/capabilities';
import type { PipelineRequest, PipelineStepPlan } from '../protocol/pipeline';
import { panelProblem } from '../protocol/problem';
import type { PlannedStep } from '../pipeline/steps/planSteps';
import { workOf } from '../pipeline/works';
import type { JobRequest } from './createJob';
import type { PlannedFile } from './launcher';
import type { JobPlan } from './planJob';
import { stepRequest } from './startPipeline';

export interface PipelinePlanning extends Pick<PipelineRequest, 'launcher' | 'cluster'> {
  readonly dataRoots: readonly string[];
  /** What starting one job would do. @throws InputError */
  plan(request: JobRequest): Promise<JobPlan>;
}

/** What starting the steps of a pipeline would do, as `planJob` says it of one. @throws InputError of the step that cannot be started */
export async function planPipeline(
  steps: readonly PlannedStep[],
  { plan, ...where }: PipelinePlanning
): Promise<{ steps: PipelineStepPlan[]; files: PlannedFile[] }> {
  const planned: PipelineStepPlan[] = [];
  const files: PlannedFile[] = [];
  const folders = steps.map((_, step) => `<folder of step ${step + 1}>`);
  for (const [at, step] of steps.entries()) {
    const place = { id: '<pipeline>', step: at, steps: steps.length };
    const { order, files: own } = await plan(stepRequest(step, where, place, folders));
    const { time, memory } = order.cluster ?? {};
    const { kind, of, needsReference } = step;
    planned.push({
      ...{ kind, of, needsReference, items: await itemsOf(step), whole: (order.whole ?? []).map(panelProblem) },
      ...(time !== undefined && memory !== undefined && { cluster: { time, memory } })
    });
    files.push(...own.map(({ name, text }) => ({ name: `${at + 1} ${capabilities[kind].noun}: ${name}`, text })));
  }
  return { steps: planned, files };
}

async function itemsOf(step: PlannedStep): Promise<PipelineStepPlan['items']> {
  const work = await workOf(step.kind);
  return step.inputs.map((input, index) => {
    const output = work.yields?.(input, step.options as never);
    const choice = step.choices[input];
    const picked = choice && 'calibration' in choice ? choice.calibration : undefined;
    const reference = picked ?? step.references[index];
    return {
      source: step.sources[index],
      ...(output !== undefined && { output }),
      ...(reference !== undefined && { reference })
    };
  });
}
