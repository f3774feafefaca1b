import { InputError } from '../core/errors';
import { capabilities } from '../protocol/capabilities';
import type { FormWish } from '../protocol/cluster';
import type { JobItem, StartRequest } from '../protocol/jobs';
import { isOpen } from '../protocol/jobs';
import type { JobRequest } from './createJob';
import type { ListedJob } from './jobEntries';
import type { JobFiles } from './jobFiles';
import type { Split } from './jobSchema';
import { foreignJob } from './jobOwner';
import type { JobState } from './jobState';

/** A request for what an ended job did not do. */
export type RetryRequest = StartRequest & Pick<JobRequest, 'splits'> & { readonly retryOf: string };

/**
 * What to start in order to do again, with the same options, what a job did not do.
 *
 * @param inputs which of its files, of a job that goes on too if they have ended; absent: those that failed or were interrupted
 * @param cluster what to ask for in place of what it asked for, such as more memory
 * @throws InputError `E_JOB` for a job, or a file of one, that is still open, and for a file that is none of its own, `E_NOTHING_TO_RETRY`, `E_FOREIGN_JOB`
 */
export function retryRequest(
  { order, foreign, cancelAsked }: JobFiles,
  state: JobState,
  { inputs, cluster: more }: { readonly inputs?: readonly string[]; readonly cluster?: FormWish } = {}
): RetryRequest {
  if (foreign) {
    throw foreignJob(order.id);
  }
  const named = inputs?.map(input => itemOf(state.items, input));
  // Where inputs go together, one that has ended has all of them ended
  if (named ? named.some(isOpen) : isOpen(state)) {
    throw new InputError('E_JOB', 'This job has not ended yet. Wait for it, or cancel it first.');
  }
  const items = named ?? state.items.filter(({ status }) => status === 'failed' || status === 'interrupted');
  // What broke off before it knew its files
  const isUnknown = state.items.length === 0 && !inputs;
  const isWhole = items.length > 0 && capabilities[order.kind].inputs === 'together';
  const wanted = isUnknown || isWhole ? order.inputs : items.map(({ input }) => input);
  if (wanted.length === 0) {
    throw new InputError('E_NOTHING_TO_RETRY', 'No file of this job failed: there is nothing to try again.');
  }
  const { kind, options, choices, launcher, id } = order;
  const cluster = order.cluster && { ...order.cluster, ...more };
  const splits = leftSplits(order, state, cancelAsked, wanted);
  return { kind, options, choices, launcher, cluster, inputs: wanted, splits, retryOf: id } as RetryRequest;
}

/**
 * Two jobs that make the same files would be in each other's way.
 *
 * @param jobs that are known
 * @throws InputError `E_JOB` where some of it is being done again already
 */
export function requireNotUnderWay({ retryOf, inputs }: RetryRequest, jobs: readonly ListedJob[]): void {
  const again = jobs.find(
    ({ files, state }) => !files.foreign && files.order.retryOf === retryOf && isUnderWay(state, files.order, inputs)
  );
  if (again) {
    throw new InputError(
      'E_JOB',
      `This is being done again already, by the job ${again.files.order.id}. Wait for it, or cancel it first.`
    );
  }
}

function isUnderWay(state: JobState, order: JobFiles['order'], inputs: readonly string[]): boolean {
  // One that has only begun may not have told of its files
  const open = state.items.length > 0 ? state.items.filter(isOpen).map(({ input }) => input) : order.inputs;
  return isOpen(state) && open.some(input => inputs.includes(input));
}

/**
 * Of inputs in parts, the parts that are not done; what joins them follows in any case. All are looked at again where the input was cancelled, which
 * deletes what is there, or could not be joined: a part that is as it should be is not made twice.
 */
function leftSplits(
  { splits = {} }: JobFiles['order'],
  { tasks }: JobState,
  cancelAsked: readonly boolean[],
  inputs: readonly string[]
): JobRequest['splits'] {
  const left = (input: string, { of, parts, ...split }: Split): Split => {
    const shares = tasks
      .flatMap(({ items }, task) => items.map(item => ({ ...item, isGivenUp: cancelAsked[task] })))
      .filter(item => item.input === input);
    const done = new Set(shares.filter(({ status }) => status === 'done').map(({ part }) => part?.index));
    const isDoubtful = shares.some(
      ({ status, part, problem, isGivenUp }) =>
        (!part && (isGivenUp || status === 'cancelled')) || problem?.code === 'E_PARTS'
    );
    return { ...split, of, parts: isDoubtful ? [...Array(of).keys()] : parts.filter(index => !done.has(index)) };
  };
  return Object.fromEntries(inputs.filter(input => splits[input]).map(input => [input, left(input, splits[input])]));
}

/** @throws InputError `E_JOB` */
export function itemOf(items: readonly JobItem[], input: string): JobItem {
  const found = items.find(item => item.input === input);
  if (!found) {
    throw new InputError('E_JOB', `${input} is not a file of this job. List the jobs again.`);
  }
  return found;
}
