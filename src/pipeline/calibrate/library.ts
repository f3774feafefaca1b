import { basename, resolve, sep } from 'node:path';

import { InputError } from '../../core/errors';
import type { Library, LibraryEntry } from '../../protocol/calibrate/libraryRequests';
import { madeNow } from '../provenance';
import type { StoredCalibration } from '../../storage/calibration/recordFile';
import { readCalibrationRecord, ringAxes, upgradeRecord } from '../../storage/calibration/recordFile';
import type { PathGuard } from '../../storage/pathGuard';
import { isInSession } from '../../storage/session/sessionPaths';
import { allBelow, recordsBelow } from './recordsBelow';
import { timeOfStem } from './recordTime';

/** All calibrations of the session of a folder, or below a folder outside of any: earliest recording first. */
export async function libraryOf(folder: string, guard: PathGuard): Promise<Library> {
  const place = libraryFolder(folder);
  const records = (await recordsBelow([allBelow(place)], guard)).map(entryOf);
  return {
    folder: place,
    records: records.sort((one, other) => whenOf(one) - whenOf(other) || (one.path < other.path ? -1 : 1))
  };
}

/**
 * Writes the voltage into a record of ePSIC's tools, which does not say it; everything else in it stays.
 *
 * @param voltage V
 * @throws InputError `E_RECORD` for no record, `E_UPGRADED` for one that names its voltage
 */
export async function upgraded(path: string, voltage: number, guard: PathGuard): Promise<LibraryEntry> {
  await guard(path, 'write');
  const stored = await readCalibrationRecord(path);
  if (stored.voltage !== undefined) {
    throw new InputError('E_UPGRADED', `${path} says at which voltage it was made already: nothing was changed.`);
  }
  await upgradeRecord(path, {
    'acceleration_voltage(V)': voltage,
    upgraded: madeNow()
  });
  return entryOf(await readCalibrationRecord(path));
}

function entryOf({ path, pixelSizeInvAng, ellipse, cameraLength, voltage, record }: StoredCalibration): LibraryEntry {
  const stem = basename(path).replace(/_CL_\d+cm\.json$/, '');
  const [row, column] = ellipse;
  return {
    path,
    stem,
    recorded: timeOfStem(stem),
    voltage,
    cameraLength,
    pixelSizeInvAng,
    pixelSizeError: record?.standard_errors?.['reciprocal_space_pix(1/A)'] ?? undefined,
    ...ringAxes({ ellipse }),
    axisRatioError: record?.standard_errors?.axis_ratio ?? undefined,
    centre: [row, column],
    verdict: record?.verdict,
    reason: record?.reason,
    created: record?.created
  };
}

/** The converted data of a session, where its records are, or the folder itself. */
function libraryFolder(folder: string): string {
  const path = resolve(folder);
  const parts = path.split(sep);
  const merlin = parts.lastIndexOf('Merlin');
  if (merlin > 0 && parts[merlin - 1] === 'processing') {
    return parts.slice(0, merlin + 1).join(sep);
  }
  return isInSession(`${path}/any`) ? [...parts.slice(0, merlin), 'processing', 'Merlin'].join(sep) : path;
}

function whenOf({ recorded, created }: LibraryEntry): number {
  return recorded ?? (created === undefined ? 0 : Date.parse(created));
}
