import type { Work } from '../work';
import { analyse } from './analyse';
import { analysisText } from './analysisText';
import { findProfiles } from './load/findProfiles';

/** Progress is told in so many parts, whatever the step. */
const PARTS = 1000;

/** Radial profiles of all data sets together become components, classes and a report. */
export const analyseWork: Work<'analyse'> = {
  find: findProfiles,
  begin:
    runner =>
    (inputs, { options }, { signal, guard, onProgress }) =>
      analyse(inputs, options, {
        runner,
        signal,
        guard,
        onProgress: done => onProgress(Math.round(PARTS * done), PARTS)
      }),
  countsBytes: false,
  told: { text: analysisText }
};
