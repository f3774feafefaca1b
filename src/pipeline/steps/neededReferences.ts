import { dirname, join, relative, resolve, sep } from 'node:path';

import { sameLength, sameVoltage } from '../../core/calibration/sameConditions';
import { isNamedGold } from '../../core/gold/goldName';
import { Limited } from '../../core/limited';
import type { OptionsByKind } from '../../protocol/pipeline';
import { capabilities } from '../../protocol/capabilities';
import type { StoredCalibration } from '../../storage/calibration/recordFile';
import { newestRecord } from '../calibrate/newestRecord';
import { resultStem } from '../calibrate/recordPlace';
import { recordsBelow } from '../calibrate/recordsBelow';
import { calibrationPlaces } from '../radial/findCalibration';
import { workOf } from '../works';
import type { RecordedFile, RecordedWatch } from './referenceFor';
import { AT_ONCE, recordedFile, referenceFor } from './referenceFor';

export interface NeededReferences {
  /** Folders of gold */
  readonly references: readonly string[];
  /** Raw files that will find neither a calibration nor gold to make one of */
  readonly without: readonly string[];
}

/**
 * The gold that data need where nobody has named any: the folders named as gold, where data without a usable calibration were recorded as a file in
 * them was, and those of gold that is calibrated. Other gold that nothing needs is data as any other.
 *
 * @param samples raw files, and folders of them
 */
export async function neededReferences(
  samples: readonly string[],
  options: OptionsByKind,
  watch: RecordedWatch
): Promise<NeededReferences> {
  const convert = await workOf('convert');
  const converting = options.convert ?? capabilities.convert.options.parse({});
  const { files } = await convert.find(samples, converting, watch.guard);
  const turns = new Limited(AT_ONCE);
  const recorded = await Promise.all(files.map(path => turns.run(() => recordedFile(path, watch))));
  const folders = new Map(recorded.map(each => [each, goldFolder(each.path, samples)]));
  const gold = recorded.filter(each => folders.get(each) !== undefined);
  const records = new Map<string, Promise<StoredCalibration[]>>();
  const without: string[] = [];
  let isNeeded = false;
  for (const sample of recorded.filter(each => !gold.includes(each))) {
    const places = calibrationPlaces(convert.yields?.(sample.path, converting) ?? sample.path);
    const key = JSON.stringify(places);
    const there = records.get(key) ?? recordsBelow(places, watch.guard);
    records.set(key, there);
    if (!(await there).some(record => isUsable(record, sample))) {
      if (referenceFor(sample, gold)) {
        isNeeded = true;
      } else {
        without.push(sample.path);
      }
    }
  }
  // What has been a reference once is no sample of the next run
  const isReference = async ({ path }: RecordedFile): Promise<boolean> =>
    isNeeded || (await newestRecord(resultStem(path), path, watch.guard)) !== undefined;
  const references = await Promise.all(
    gold.map(async each => ((await isReference(each)) ? (folders.get(each) ?? []) : []))
  );
  return { references: [...new Set(references.flat())], without };
}

/** The folder named as gold, below what was asked for, that a file lies in. */
function goldFolder(path: string, asked: readonly string[]): string | undefined {
  for (const from of asked) {
    const way = relative(resolve(from), dirname(path)).split(sep);
    const last = way.findIndex(isNamedGold);
    if (way[0] !== '..' && last >= 0) {
      return join(from, ...way.slice(0, last + 1));
    }
  }
  return undefined;
}

/** As a transform chooses; of what the metadata do not tell, the record has the say. */
function isUsable(record: StoredCalibration, { voltage, cameraLength }: RecordedFile): boolean {
  return (
    record.verdict !== 'fail' &&
    sameVoltage(record.voltage ?? voltage ?? NaN, voltage ?? record.voltage ?? NaN) &&
    sameLength(record.cameraLength, cameraLength ?? record.cameraLength)
  );
}
