import type { TranslationBundle } from '@jupyterlab/translation';

import { capabilities } from '../../protocol/capabilities';
import type { PipelinePlan, PipelineStepPlan } from '../../protocol/pipeline';
import { memoryWords, timeWords } from '../jobs/cards/jobWords';
import { folderOf, nameOf } from '../parts/paths';

/** "Conversion of 3 data sets" */
export function stepTitle({ kind, of, items }: PipelineStepPlan, trans: TranslationBundle): string {
  const { noun } = capabilities[kind];
  const step = noun.charAt(0).toUpperCase() + noun.slice(1);
  return of === 'references'
    ? trans._n('%2 of %1 gold reference', '%2 of %1 gold references', items.length, step)
    : trans._n('%2 of %1 data set', '%2 of %1 data sets', items.length, step);
}

/** Folders that the files of a step come into, each once. */
export function outputFolders({ items }: PipelineStepPlan): string[] {
  return [...new Set(items.flatMap(({ output }) => (output === undefined ? [] : folderOf(output))))];
}

/** Data sets for which no gold is at hand, although some was named; and what that means. */
export function withoutGold({ steps }: PipelinePlan, trans: TranslationBundle): string | undefined {
  const step = steps.find(({ needsReference }) => needsReference);
  if (!step) {
    return undefined;
  }
  const without = step.items.filter(({ reference }) => reference === undefined);
  if (without.length === step.items.length && !steps.some(({ of }) => of === 'references')) {
    return trans.__(
      'No gold is named: calibrations that are there already are used. A data set without one fails, and says so.'
    );
  }
  return without.length === 0
    ? undefined
    : trans._n(
        'No gold of the same voltage and camera length for %2: a calibration that is there already is used, or else it fails, and says so.',
        'No gold of the same voltage and camera length for %1 data sets, such as %2: calibrations that are there already are used, or else they fail, and say so.',
        without.length,
        nameOf(without[0].source)
      );
}

/** "4 GB of memory and at most 15 min for each" */
export function clusterWords({ cluster }: PipelineStepPlan, trans: TranslationBundle): string | undefined {
  return (
    cluster && trans.__('%1 of memory and at most %2 for each', memoryWords(cluster.memory), timeWords(cluster.time))
  );
}
