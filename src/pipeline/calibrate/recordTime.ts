import { readCalibrationRecord } from '../../storage/calibration/recordFile';

/**
 * When the record at a place was made, ISO 8601: as it says itself or, for one of another program, when its file was last changed.
 *
 * @returns undefined where there is none that can be read
 */
export async function recordTime(path: string): Promise<string | undefined> {
  try {
    const { record, changed } = await readCalibrationRecord(path);
    return record?.created ?? new Date(changed).toISOString();
  } catch {
    // Whatever is in the way of reading: there is no record to speak of
    return undefined;
  }
}

/** When an acquisition was recorded, by T1 at the beginning of a name; ms since 1970, as if the clock had been in UTC. */
export function timeOfStem(name: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)[_ ](\d\d)(\d\d)(\d\d)/.exec(name);
  if (!parts) {
    return undefined;
  }
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
