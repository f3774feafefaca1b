import { InputError } from '../core/errors';
import type { JobRequest } from './createJob';
import type { ListedJob } from './jobEntries';
import type { Need } from './jobSchema';
import { retryRequest } from './retryRequest';
import type { StepRequest } from './startPipeline';

/**
 * What to start in order to do again what the steps of a submission did not do: each step of what failed in it, after what it needs of
 * the steps before. What was done well is not done again.
 *
 * @param jobs of one submission
 * @param dataRoots folders within which the new jobs may work; none: wherever the user may
 * @throws InputError `E_JOB` where one has not ended, `E_NOTHING_TO_RETRY`, `E_FOREIGN_JOB`
 */
export function retrySteps(jobs: readonly ListedJob[], dataRoots: readonly string[] = []): StepRequest[] {
  const stepOf = ({ files }: ListedJob): number => files.order.pipeline?.step ?? 0;
  const failed = [...jobs]
    .sort((one, other) => stepOf(one) - stepOf(other))
    .flatMap(job => {
      const asked = failedOf(job);
      return asked ? [{ job, asked }] : [];
    });
  if (failed.length === 0) {
    throw new InputError('E_NOTHING_TO_RETRY', 'No step of this submission failed: there is nothing to try again.');
  }
  return failed.map(({ job: { files }, asked }) => (pipeline, folders) => {
    // What is not done again is there, or has been put right by hand: it is not waited for
    const now = ({ folder, input }: Need): Need[] => {
      const at = failed.findIndex(each => each.job.folder === folder && each.asked.inputs.includes(input));
      return at < 0 ? [] : [{ folder: folders[at], input }];
    };
    const needs = asked.inputs.map((input): [string, Need[]] => [
      input,
      (files.order.after?.[input] ?? []).flatMap(now)
    ]);
    return {
      ...asked,
      dataRoots,
      pipeline,
      ...(files.order.after && { after: Object.fromEntries(needs) })
      // Kind and options belong together as those of the job do
    } as JobRequest;
  });
}

function failedOf({ files, state }: ListedJob): ReturnType<typeof retryRequest> | undefined {
  try {
    return retryRequest(files, state);
  } catch (cause) {
    if (cause instanceof InputError && cause.code === 'E_NOTHING_TO_RETRY') {
      return undefined;
    }
    throw cause;
  }
}
