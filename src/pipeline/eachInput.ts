import { stat } from 'node:fs/promises';

import { CancelledError } from '../core/errors';
import type { Kind, ResultOf } from '../protocol/capabilities';
import { capabilities } from '../protocol/capabilities';
import type { JobItem } from '../protocol/jobs';
import type { Problem } from '../protocol/problem';
import { problemOf } from '../protocol/problem';
import type { PathGuard } from '../storage/pathGuard';
import type { Found, Order, RunInput, ShareOfInput, Work, WorkShare } from './work';

export interface OrderWatch<K extends Kind> {
  readonly signal: AbortSignal;
  readonly guard: PathGuard;
  /** Fires when one input is to be left out and the others are not */
  itemSignal?(input: string): AbortSignal;
  /** Told of every change of an item; the first call for an input introduces it */
  onItem?(item: JobItem<K>): void;
}

/** What came of an order. */
export interface Outcome<K extends Kind> {
  readonly results: ResultOf<K>[];
  readonly errors: Problem[];
}

/**
 * Works on files and folders one input after another, all threads on the same one; or on all of them together, which is
 * one item that goes by the name of the first. What fails is reported and does not stop the rest; a cancelled run leaves what
 * was complete. Commands and jobs of every kind go through here.
 *
 * @param found the files that the inputs mean; absent: they are looked for
 * @param shares what is to be done, in this order, where not each input is done as a whole
 */
export async function eachInput<K extends Kind>(
  order: Order<K>,
  work: Work<K>,
  run: RunInput<K>,
  watch: OrderWatch<K>,
  found?: Found,
  shares?: readonly ShareOfInput[]
): Promise<Outcome<K>> {
  const { files, problems } = shares ? NOTHING : (found ?? (await work.find(order.inputs, order.options, watch.guard)));
  const outcome: Outcome<K> = { results: [], errors: [...problems] };
  for (const problem of problems) {
    watch.onItem?.({ ...waiting(problem.input), status: 'failed', problem });
  }
  const together = capabilities[order.kind].inputs === 'together';
  const wholes = together ? [files].filter(({ length }) => length > 0) : files.map(file => [file]);
  const groups: readonly Group[] =
    shares?.map(({ input, share }) => ({ inputs: [input], share })) ?? wholes.map(inputs => ({ inputs }));
  for (const { inputs, share } of groups) {
    watch.onItem?.({ ...waiting(inputs[0], share), bytes: work.countsBytes ? await sizeOf(inputs, share) : 0 });
  }
  for (const group of groups) {
    await workOn(group, order, run, watch, outcome);
  }
  return outcome;
}

const NOTHING: Found = { files: [], problems: [] };

/** Inputs that are worked on together, or one of which a share is done. */
interface Group {
  readonly inputs: readonly string[];
  readonly share?: WorkShare;
}

async function workOn<K extends Kind>(
  { inputs, share }: Group,
  { options, choices }: Order<K>,
  run: RunInput<K>,
  { onItem, itemSignal, guard, ...watch }: OrderWatch<K>,
  outcome: Outcome<K>
): Promise<void> {
  const [input] = inputs;
  const signal = itemSignal ? AbortSignal.any([watch.signal, itemSignal(input)]) : watch.signal;
  let item: JobItem<K> = { ...waiting(input, share), status: 'running' };
  const tell = (change: Partial<JobItem<K>>): void => onItem?.((item = { ...item, ...change }));
  const onProgress = (framesDone: number, frames: number, bytes = 0): void =>
    tell({ framesDone, frames, bytes, bytesDone: Math.round((bytes * framesDone) / Math.max(frames, 1)) });
  const onInterim = (interim: unknown): void => tell({ interim });
  const end = (change: Partial<JobItem<K>>): void => tell({ interim: undefined, ...change });
  try {
    if (signal.aborted) {
      throw new CancelledError();
    }
    tell({});
    const result = await run(
      inputs,
      { options, choice: choices?.[input], share },
      { signal, guard, onProgress, onInterim }
    );
    if (result) {
      outcome.results.push(result);
    }
    end({ status: 'done', ...(result && { result }), framesDone: item.frames, bytesDone: item.bytes });
  } catch (cause) {
    if (cause instanceof CancelledError || signal.aborted) {
      end({ status: 'cancelled' });
      return;
    }
    const problem = problemOf(cause, input);
    outcome.errors.push(problem);
    end({ status: 'failed', problem });
  }
}

/** For the time that is left, before the turn of a file has come. What is wrong with a file is told then. */
async function sizeOf(files: readonly string[], share?: WorkShare): Promise<number> {
  if (share && share.index === undefined) {
    return 0;
  }
  const sizes = await Promise.all(
    files.map(file =>
      stat(file).then(
        ({ size }) => size,
        () => 0
      )
    )
  );
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / (share?.of ?? 1));
}

function waiting(input: string, share?: WorkShare): JobItem<never> {
  const part = share?.index === undefined ? {} : { part: { index: share.index, of: share.of } };
  return { input, ...part, status: 'waiting', framesDone: 0, frames: 0, bytesDone: 0, bytes: 0 };
}
