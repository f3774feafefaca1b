import { join } from 'node:path';

import { calibrationInputs } from '../calibrate/calibrationInputs';
import { resultStem } from '../calibrate/recordPlace';
import type { Work } from '../work';
import { RADIAL_FILES } from './radialFiles';
import { radialFolder } from './radialPlace';
import { radialText } from './radialText';
import { transformFile } from './transformFile';

/** Radial profiles of every pattern of a scan. */
export const radialWork: Work<'radial'> = {
  find: (paths, _, guard) => calibrationInputs(paths, guard),
  begin:
    runner =>
    async ([input], { options, choice }, { guard, signal, onProgress }) =>
      transformFile(input, options, { runner, guard, signal, onFrames: onProgress }, choice),
  yields: (input, { out }) => {
    const stem = resultStem(input);
    return join(radialFolder(input, stem, out), stem + RADIAL_FILES.mean);
  },
  countsBytes: false,
  told: {
    text: radialText,
    mendable: ['E_NO_VOLTAGE', 'E_NO_CAMERA_LENGTH', 'E_MASK_SHAPE', 'E_ORIGIN', 'E_ROLL']
  }
};
