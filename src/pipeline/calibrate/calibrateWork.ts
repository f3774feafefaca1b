import type { Work } from '../work';
import { Calibrator } from './calibrator';
import { calibrationInputs } from './calibrationInputs';
import { placeText, recordText } from './recordText';

/** Gold gives pixel size and ellipse, and leaves a record beside the data. */
export const calibrateWork: Work<'calibrate'> = {
  find: (paths, _, guard) => calibrationInputs(paths, guard),
  // Each has memory of its own, and the file system gives no more
  mostThreads: 8,
  begin: threads => {
    const calibrator = new Calibrator(threads, threads);
    return async ([input], { options: { out, force, ...options } }, { guard, signal, onProgress }) => {
      const { record, written } = await calibrator.fit({ input, options, write: { out, force } }, guard, {
        signal,
        report: async ({ framesDone, frames }) => onProgress(framesDone, frames)
      });
      return { record, written };
    };
  },
  countsBytes: false,
  entry: ({ record }) => record,
  text: calibrated => `${recordText(calibrated.record)}${placeText(calibrated)}\n`
};
