import { InputError } from '../../core/errors';
import type { Keeping, Kept } from '../../protocol/calibrate/calibrateCapability';
import type { CalibrationRecord } from '../../protocol/calibrate/calibrationRecord';
import { writeCalibrationRecord } from '../../storage/calibration/recordFile';
import { writeCompleteFile } from '../../storage/completeFile';
import type { PathGuard } from '../../storage/pathGuard';
import { jobCounters } from '../threads/jobCounters';
import type { TaskRunner } from '../threads/taskRunner';
import type { Fit } from './fitSubject';
import { originMaps } from './originMaps';
import { recordPlace } from './recordPlace';
import { recordTime } from './recordTime';
import { reportInputOf } from './reportInputOf';
import { reportOf } from './reportText';
import type { ScanSource } from '../frames/source/scanSource';

/** Whether a record says anything that another step could use. */
export function isUsable(record: CalibrationRecord): boolean {
  return record['reciprocal_space_pix(1/A)'] !== null && record.p_ellipse !== null;
}

/** What writing takes. */
export interface KeepingMeans {
  /** Draws the report */
  readonly runner: TaskRunner;
  readonly guard: PathGuard;
  readonly signal: AbortSignal;
  /** Single frames of the scan, where there are any */
  readonly scan: () => Promise<ScanSource | undefined>;
}

/**
 * Writes the record of a fit and, before it, its report; those of a verdict of fail only by force.
 *
 * @returns undefined where nothing was written
 * @throws InputError `E_OUT`, and those of the file system; CancelledError
 */
export async function keepRecord(
  fit: Fit,
  { out, force }: Keeping,
  { runner, guard, signal, scan }: KeepingMeans
): Promise<Kept | undefined> {
  const { record } = fit;
  if (record.verdict === 'fail' && !(force && isUsable(record))) {
    return undefined;
  }
  const path = await recordPlace(record.input.path, record['nominal_camera_length(m)'], out);
  if (/\.(mib|hdf5?|hspy|h5|tiff?|html?)$/i.test(path)) {
    throw new InputError(
      'E_OUT',
      `--out: ${path} would be a record with the name of something else. Give it a name that ends in .json, or an existing folder.`
    );
  }
  const report = reportOf(path);
  await guard(path, 'write');
  await guard(report, 'write');
  const frames = await scan();
  const maps = frames && (await originMaps(frames, fit, runner, signal));
  const job = { input: { ...reportInputOf(fit), originMaps: maps }, counters: jobCounters() };
  const replaced = await recordTime(path);
  const [page] = await runner.run('calibrationReport', job, signal, 1);
  await writeCompleteFile(report, page);
  await writeCalibrationRecord(path, record);
  return { record: path, report, replaced };
}
