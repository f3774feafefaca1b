import type { CalibrationOptions } from '../../protocol/calibrate/calibrationOptions';
import type { CalibrationRecord } from '../../protocol/calibrate/calibrationRecord';
import { findConditions, settledConditions } from './conditions';
import { fitSubject } from './fitSubject';
import { givenMask } from './givenMask';
import type { Keeping, Kept } from './keepRecord';
import { keepRecord } from './keepRecord';
import { openPattern } from './patternSource';
import { recordFolder } from './recordPlace';
import type { PatternReading, SummedPattern } from './summedPattern';

/** What became of one file. */
export interface CalibratedFile {
  readonly record: CalibrationRecord;
  /** Where it was written, with its report; absent when it was not */
  readonly written?: Kept;
}

/**
 * Calibrates one file and writes its record.
 *
 * @throws InputError as openPattern, fitSubject and keepRecord; CancelledError
 */
export async function calibrateFile(
  file: string,
  options: CalibrationOptions,
  keeping: Keeping,
  reading: PatternReading
): Promise<CalibratedFile> {
  const source = await openPattern(file, reading);
  const { path } = source;
  const conditions = await findConditions(source, [recordFolder(path)], reading.guard);
  // Both told before all frames are read
  settledConditions(path, options, conditions);
  const onShape = async (shape: SummedPattern['shape']): Promise<void> =>
    void (await givenMask(path, shape, options.mask, reading.guard));
  const pattern = await source.read({ ...reading, onShape });
  const fit = await fitSubject({ path, pattern, conditions }, options, reading);
  return { record: fit.record, written: await keepRecord(fit, keeping, { ...reading, scan: source.scan }) };
}
