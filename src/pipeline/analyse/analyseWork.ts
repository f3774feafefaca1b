import { stat } from 'node:fs/promises';

import { UsageError } from '../../protocol/usageError';
import type { Work } from '../work';
import { analysesText } from './analysesText';
import { analyse } from './analyse';
import { analysisNotes, analysisText } from './analysisText';
import { findProfiles } from './load/findProfiles';
import { earlierAnalyses } from './view/earlierAnalyses';

/** Progress is told in so many parts, whatever the step. */
const PARTS = 1000;

/** Radial profiles of all data sets together become components, classes and a report. */
export const analyseWork: Work<'analyse'> = {
  find: findProfiles,
  begin:
    runner =>
    (inputs, { options }, { signal, guard, onProgress, onInterim }) =>
      analyse(inputs, options, {
        runner,
        signal,
        guard,
        onProgress: done => onProgress(Math.round(PARTS * done), PARTS),
        onTrials: onInterim
      }),
  countsBytes: false,
  library: async (folder, guard) => {
    await guard(folder, 'read');
    if (
      !(await stat(folder).then(
        found => found.isDirectory(),
        () => false
      ))
    ) {
      throw new UsageError(`--library: ${folder} is no folder.`);
    }
    const report = await earlierAnalyses(folder, guard);
    return { text: analysesText(folder, report), report };
  },
  told: { text: analysisText, note: analysisNotes }
};
