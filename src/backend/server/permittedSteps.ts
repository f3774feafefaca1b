import type { PlannedSteps } from '../../pipeline/steps/planSteps';
import { planSteps } from '../../pipeline/steps/planSteps';
import { outOf } from '../../protocol/capability';
import type { PipelineRequest } from '../../protocol/pipeline';
import type { DataRoots } from './dataRoots';

/** The steps of a pipeline that a page asks for. @throws InputError when a path may not be read or written, and as `planSteps` */
export async function permittedSteps(
  asked: PipelineRequest,
  access: DataRoots,
  signal: AbortSignal
): Promise<PlannedSteps> {
  const outs = Object.values(asked.options).flatMap(given => outOf(given) ?? []);
  await Promise.all([...asked.references, ...asked.samples].map(path => access.check(path, 'read')));
  await Promise.all(outs.map(path => access.check(path, 'write')));
  return planSteps(asked, { guard: access.guard, signal });
}
