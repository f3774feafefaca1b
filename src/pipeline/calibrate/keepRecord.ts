import { InputError } from '../../core/errors';
import type { CalibrationRecord } from '../../protocol/calibrationRecord';
import { writeCalibrationRecord } from '../../storage/calibration/recordFile';
import type { PathGuard } from '../../storage/pathGuard';
import type { Fit } from './fitSubject';
import { recordPlace } from './recordPlace';

/** Where a record is wanted. */
export interface Keeping {
  /** A file, or a folder that exists; absent: where it belongs */
  readonly out?: string;
  /** Also with a verdict of fail, if there is a pixel size to write */
  readonly force: boolean;
}

/** Whether a record says anything that another step could use. */
export function isUsable(record: CalibrationRecord): boolean {
  return record['reciprocal_space_pix(1/A)'] !== null && record.p_ellipse !== null;
}

/**
 * Writes the record of a fit, one whose verdict is fail only by force.
 *
 * @returns its path; undefined where it was not written
 * @throws InputError `E_OUT`, and those of the file system
 */
export async function keepRecord(
  { record }: Fit,
  { out, force }: Keeping,
  guard: PathGuard
): Promise<string | undefined> {
  if (record.verdict === 'fail' && !(force && isUsable(record))) {
    return undefined;
  }
  const path = await recordPlace(record.input.path, record['nominal_camera_length(m)'], out);
  if (/\.(mib|hdf5?|hspy|h5|tiff?)$/i.test(path)) {
    throw new InputError(
      'E_OUT',
      `--out: ${path} would be a record with the name of data. Give it a name that ends in .json, or an existing folder.`
    );
  }
  await guard(path, 'write');
  await writeCalibrationRecord(path, record);
  return path;
}
