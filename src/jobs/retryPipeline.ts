import { InputError } from '../core/errors';
import type { JobRequest } from './createJob';
import type { ListedJob } from './jobEntries';
import { foreignJob } from './jobOwner';
import type { Need } from './jobSchema';
import type { RetryRequest } from './retryRequest';
import { requireNotUnderWay, retryRequest } from './retryRequest';
import type { StepRequest } from './startPipeline';

/**
 * What to start in order to do again what the steps of a submission did not do: each step of what failed in it, after what it needs of
 * the steps before. What was done well is not done again.
 *
 * @param id of the submission
 * @param known jobs of all submissions
 * @param dataRoots folders within which the new jobs may work; none: wherever the user may
 * @throws InputError `E_JOB` for an unknown id, or where a step has not ended or is being done again, `E_NOTHING_TO_RETRY`, `E_FOREIGN_JOB`
 */
export function retrySteps(id: string, known: readonly ListedJob[], dataRoots: readonly string[] = []): StepRequest[] {
  const failed = failedSteps(id, known);
  failed.forEach(({ asked }) => requireNotUnderWay(asked, known));
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

/** Directories of the jobs in which something failed. @param id of the submission. @throws InputError as `retrySteps` */
export function failedFolders(id: string, known: readonly ListedJob[]): string[] {
  return failedSteps(id, known).map(({ job }) => job.folder);
}

function failedSteps(id: string, known: readonly ListedJob[]): { job: ListedJob; asked: RetryRequest }[] {
  const failed = stepsOf(id, known).flatMap(job => {
    const asked = failedOf(job);
    return asked ? [{ job, asked }] : [];
  });
  if (failed.length === 0) {
    throw new InputError('E_NOTHING_TO_RETRY', 'No step of this submission failed: there is nothing to try again.');
  }
  return failed;
}

/** One's own, in their order: anybody can write an id of somebody else into a job. */
function stepsOf(id: string, known: readonly ListedJob[]): ListedJob[] {
  const jobs = known.filter(({ files }) => files.order.pipeline?.id === id);
  const own = jobs.filter(({ files }) => !files.foreign);
  if (jobs.length === 0) {
    throw new InputError(
      'E_JOB',
      `There is no submission "${id}": the folders of its jobs were deleted or moved. List the jobs again.`
    );
  }
  if (own.length === 0) {
    throw foreignJob(id);
  }
  const stepOf = ({ files }: ListedJob): number => files.order.pipeline?.step ?? 0;
  return own.sort((one, other) => stepOf(one) - stepOf(other));
}

function failedOf({ files, state }: ListedJob): RetryRequest | undefined {
  try {
    return retryRequest(files, state);
  } catch (cause) {
    if (cause instanceof InputError && cause.code === 'E_NOTHING_TO_RETRY') {
      return undefined;
    }
    throw cause;
  }
}
