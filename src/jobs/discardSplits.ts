import { discardParts } from '../pipeline/parts/partsFolder';
import type { JobOrder } from './jobSchema';

/**
 * Deletes the parts of data sets that were given up: nobody will join them. What still writes there is being stopped itself. A folder that
 * cannot be deleted is no reason not to give up; the next result of the data set clears it away.
 *
 * @param inputs absent: all of the job
 */
export async function discardSplits(
  { splits = {} }: Pick<JobOrder, 'splits'>,
  inputs = Object.keys(splits)
): Promise<void> {
  await Promise.allSettled(
    inputs.filter(input => splits[input]).map(async input => discardParts(splits[input].folder))
  );
}
