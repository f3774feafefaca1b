import { join } from 'node:path';

import { calibrationInputs } from '../calibrate/calibrationInputs';
import { resultStem } from '../calibrate/recordPlace';
import type { Work } from '../work';
import { RADIAL_FILES } from './radialFiles';
import { radialFolder } from './radialPlace';
import { radialNotes, radialText } from './radialText';
import { radialPartsFolder } from './radialParts';
import { transformFile } from './transformFile';
import { joinTransform, transformPart } from './transformParts';

/** Radial profiles of every pattern of a scan. */
export const radialWork: Work<'radial'> = {
  find: (paths, _, guard) => calibrationInputs(paths, guard),
  warmUp: (_, threads) => threads.warmUp('frames'),
  begin:
    runner =>
    async ([input], { options, choice, share }, { guard, signal, onProgress }) => {
      const means = { runner, guard, signal, onFrames: onProgress };
      if (share === undefined) {
        return transformFile(input, options, means, choice);
      }
      const { index } = share;
      return index === undefined
        ? joinTransform(input, options, share, means, choice)
        : transformPart(input, options, { ...share, index }, means, choice);
    },
  partsFolder: radialPartsFolder,
  readsAllFirst: ({ options }) => options.origin === 'slow',
  yields: (input, { out }) => {
    const stem = resultStem(input);
    return join(radialFolder(input, stem, out), stem + RADIAL_FILES.mean);
  },
  countsBytes: false,
  told: {
    text: radialText,
    note: radialNotes,
    mendable: ['E_NO_VOLTAGE', 'E_NO_CAMERA_LENGTH', 'E_MASK_SHAPE', 'E_ORIGIN', 'E_ROLL']
  }
};
