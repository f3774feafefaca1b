import { stat } from 'node:fs/promises';

import { UsageError } from '../../protocol/usageError';
import type { Work } from '../work';
import { Calibrator } from './calibrator';
import { calibrationInputs } from './calibrationInputs';
import { libraryOf } from './library';
import { libraryText } from './libraryText';
import { placeText, recordText, summaryText } from './recordText';

/** A standard, usually gold, gives pixel size and ellipse, and leaves a record beside the data. */
export const calibrateWork: Work<'calibrate'> = {
  find: (paths, _, guard) => calibrationInputs(paths, guard, true),
  // Each has memory of its own, and the file system gives no more
  mostThreads: 8,
  begin: threads => {
    const calibrator = new Calibrator(threads, threads);
    return async ([input], { options: { out, force, ...forAll }, choice }, { guard, signal, onProgress }) => {
      const options = { ...forAll, ...choice };
      const { record, written } = await calibrator.fit({ input, options, write: { out, force } }, guard, {
        signal,
        report: async ({ framesDone, frames }) => onProgress(framesDone, frames)
      });
      return { record, written };
    };
  },
  countsBytes: false,
  library: async (folder, guard) => {
    await guard(folder, 'read');
    if (!(await isFolder(folder))) {
      throw new UsageError(`--library: ${folder} is no folder.`);
    }
    const report = await libraryOf(folder, guard);
    return { text: libraryText(report), report };
  },
  told: {
    text: ({ record }) => recordText(record),
    note: (calibrated, { force }) => `${placeText(calibrated, force)}\n`,
    summary: (results, errors) =>
      summaryText(
        results.map(({ record }) => record),
        errors
      ),
    alone: true,
    badNews: ({ record }) => (record.verdict === 'fail' ? record.reason : undefined),
    mendable: [
      'E_NO_VOLTAGE',
      'E_NO_CAMERA_LENGTH',
      'E_NO_PIXEL_SIZE',
      'E_MASK_SHAPE',
      'E_STANDARD',
      'E_RING',
      'E_CIF',
      'E_OUT'
    ]
  },
  accept: async ({ files }, { out }) => {
    if (out !== undefined && files.length > 1 && !(await isFolder(out))) {
      throw new UsageError(
        `--out: ${files.length} files need an existing folder for their records, and ${out} is none.`
      );
    }
  }
};

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    found => found.isDirectory(),
    () => false
  );
}
