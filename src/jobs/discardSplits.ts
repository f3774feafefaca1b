import { setTimeout as pause } from 'node:timers/promises';

import { discardParts } from '../pipeline/parts/partsFolder';
import { isOpen } from '../protocol/jobs';
import type { JobFiles } from './jobFiles';
import { inputsOf, readJobFiles } from './jobFiles';
import type { JobOrder } from './jobSchema';

const LOOK_MS = 500;
/** A task that has not seen the wish by then keeps what it makes: the next result of the data set clears it away */
const LONGEST_MS = 15_000;

/**
 * Deletes the parts of data sets that were joined or given up: nobody will join them any more. A folder that cannot be deleted is no reason to fail;
 * the next result of the data set clears it away.
 */
export async function discardSplits(
  { splits = {} }: Pick<JobOrder, 'splits'>,
  inputs: readonly string[]
): Promise<void> {
  const split = inputs.filter(input => splits[input]);
  await Promise.allSettled(split.map(async input => discardParts(splits[input].folder)));
}

/** The same as soon as no task works on them any more. */
export async function discardWhenLeft(folder: string, order: JobOrder, inputs: readonly string[]): Promise<void> {
  const split = inputs.filter(input => order.splits?.[input]);
  const until = Date.now() + LONGEST_MS;
  while (split.length > 0) {
    const files = await readJobFiles(folder);
    if (!files || !isWorkedOn(files, split)) {
      return discardSplits(order, split);
    }
    if (Date.now() > until) {
      return;
    }
    await pause(LOOK_MS);
  }
}

/** Whether tasks say of themselves that they work on some of these. */
export function isWorkedOn({ order, tasks }: JobFiles, inputs: readonly string[]): boolean {
  return tasks.some(
    ({ progress }, task) =>
      progress !== undefined && isOpen(progress) && inputsOf(order, task).some(input => inputs.includes(input))
  );
}
