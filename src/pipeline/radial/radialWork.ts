import { calibrationInputs } from '../calibrate/calibrationInputs';
import type { Work } from '../work';
import { radialEntry, radialText } from './radialText';
import { transformFile } from './transformFile';

/** Radial profiles of every pattern of a scan. */
export const radialWork: Work<'radial'> = {
  find: (paths, _, guard) => calibrationInputs(paths, guard),
  begin:
    runner =>
    async ([input], { options }, { guard, signal, onProgress }) =>
      transformFile(input, options, { runner, guard, signal, onFrames: onProgress }),
  countsBytes: false,
  entry: radialEntry,
  text: radialText
};
