import { capability } from '../capability';
import { analyseOptionsSchema } from './analyseOptions';
import { analyseEntry, analyseOutputSchema } from './analyseResult';

/** Radial profiles of many data sets become components, classes and a report. */
export const analyse = capability({
  kind: 'analyse',
  noun: 'analysis',
  options: analyseOptionsSchema,
  result: analyseOutputSchema,
  inputs: 'together',
  entry: analyseEntry,
  command: {
    description: 'Decompose radial profiles of one or many data sets into components, and class their scan positions.',
    argument: '[PATH...]',
    about: '_azimuthal_mean.hspy or _azimuthal_var.hspy files, or folders to search for them',
    missing: 'PATH is missing: name _azimuthal_mean.hspy files, or folders of them.',
    library: 'print the analyses of the session of DIR, the newest first, and do nothing else'
  }
});
