import { dirname } from 'node:path';

import type { StoredCalibration } from '../../storage/calibration/recordFile';
import { readCalibrationRecord } from '../../storage/calibration/recordFile';
import type { PathGuard } from '../../storage/pathGuard';
import { recordPaths } from './recordPaths';
import { recordFolder } from './recordPlace';

/**
 * The record that was made last of a raw or converted file; undefined where there is none.
 *
 * @param stem see resultStem
 */
export async function newestRecord(
  stem: string,
  input: string,
  guard: PathGuard
): Promise<StoredCalibration | undefined> {
  const paths = await recordPaths(stem, [recordFolder(input), dirname(input)], guard);
  const read = await Promise.allSettled(
    paths.map(async path => {
      await guard(path, 'read');
      return readCalibrationRecord(path);
    })
  );
  // What is no record under such a name is none of ours
  const records = read.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []));
  const made = ({ record }: StoredCalibration): string => record?.created ?? '';
  return records.sort((a, b) => (made(a) < made(b) ? 1 : -1))[0];
}
