import { resolve } from 'node:path';

import { neededReferences } from '../../pipeline/steps/neededReferences';
import type { PipelineRequest } from '../../protocol/pipeline';
import { STEPS } from '../../protocol/pipeline';
import { unguarded } from '../../storage/pathGuard';

/** In place of a path: calibrate nothing. */
export const NO_REFERENCE = 'none';

/**
 * The gold of a pipeline: what was named, else what its data need of the folders named as gold. What was found is said, and what was not: a
 * transform would begin, and fail, when all data have been converted.
 *
 * @param named paths as they were typed
 */
export async function askedReferences(
  named: readonly string[],
  { samples, options, until }: Pick<PipelineRequest, 'samples' | 'options' | 'until'>,
  signal: AbortSignal
): Promise<string[]> {
  const last = STEPS.findIndex(({ kind, of }) => kind === until && of === 'samples');
  const looks = STEPS.slice(0, last + 1).some(({ needsReference }) => needsReference);
  if (named.length > 0 || !looks || (options.radial?.calibration ?? 'auto') !== 'auto') {
    return named.filter(path => path !== NO_REFERENCE).map(path => resolve(path));
  }
  const { references, without } = await neededReferences(samples, options, { guard: unguarded, signal });
  const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
  for (const path of references) {
    say(`Gold, by its name: ${path}. Name another with --reference, or none with --reference ${NO_REFERENCE}.`);
  }
  if (without.length > 0) {
    const which = without.length === 1 ? without[0] : `${without.length} data sets, such as ${without[0]},`;
    say(
      `No calibration for ${which} and no gold of the same voltage and camera length was found: it can be transformed once there is one. Name the gold with --reference.`
    );
  }
  return [...references];
}
