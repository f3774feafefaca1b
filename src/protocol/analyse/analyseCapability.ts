import { capability } from '../capability';
import { analyseOptionsSchema } from './analyseOptions';
import { analyseOutputSchema } from './analyseResult';

/** Radial profiles of many data sets become components, classes and a report. */
export const analyse = capability({
  kind: 'analyse',
  noun: 'analysis',
  options: analyseOptionsSchema,
  result: analyseOutputSchema,
  inputs: 'together',
  report: 'outputs'
});
