import { stat } from 'node:fs/promises';
import { basename, dirname, resolve, sep } from 'node:path';

import { InputError } from '../../core/errors';
import type { UsedCalibration } from '../../protocol/radial/radialResult';
import type { StoredCalibration } from '../../storage/calibration/recordFile';
import { readCalibrationRecord, voltageOf } from '../../storage/calibration/recordFile';
import { naming } from '../../storage/fileErrors';
import type { PathGuard } from '../../storage/pathGuard';
import { cm, kV } from '../calibrate/conditions';
import { recordFolder, resultStem } from '../calibrate/recordPlace';
import type { SearchPlace } from '../calibrate/recordsBelow';
import { allBelow, recordsBelow } from '../calibrate/recordsBelow';
import { timeOfStem } from '../calibrate/recordTime';
import { checkedCalibration, isSameShape } from './checkedCalibration';
import { sameLength, sameVoltage, timeApart } from '../../core/calibration/sameConditions';

/** What a calibration has to fit. */
export interface CalibrationWanted {
  /** The data */
  readonly path: string;
  /** V, m */
  readonly voltage: number;
  readonly cameraLength: number;
  /** Rows and columns of a pattern */
  readonly shape: readonly [number, number];
  /** `auto`, a record, or a folder with records */
  readonly asked: string;
  /** It was picked by hand for these data, which goes over the conditions under which it was made */
  readonly isPicked?: boolean;
  /** Given by the user, V: for records that do not say at which voltage they were made */
  readonly givenVoltage?: number;
}

/**
 * The calibration to be used, and why: the record that was named or picked or, of those in the places of calibrationPlaces, the one
 * of the same voltage and camera length that was made nearest in time, failed ones left out.
 *
 * @throws InputError `E_NO_CALIBRATION`, `E_NO_VOLTAGE` for a record that does not say at which voltage it was made,
 * `E_CALIBRATION` for one that does not fit the data, and those of readCalibrationRecord
 */
export async function findCalibration(wanted: CalibrationWanted, guard: PathGuard): Promise<UsedCalibration> {
  const { asked } = wanted;
  if (asked !== 'auto') {
    const path = resolve(asked);
    await guard(path, 'read');
    if (!(await naming(path, 'read', async () => (await stat(path)).isDirectory()))) {
      const record = await readCalibrationRecord(path);
      return wanted.isPicked ? picked(record, wanted) : named(record, wanted);
    }
    return nearest([allBelow(path)], wanted, guard);
  }
  return nearest(calibrationPlaces(wanted.path), wanted, guard);
}

/** A record that was named counts whatever its verdict is. */
function named(calibration: StoredCalibration, wanted: CalibrationWanted): UsedCalibration {
  const voltage = voltageOf(calibration, wanted.givenVoltage);
  if (!sameVoltage(voltage, wanted.voltage)) {
    throw new InputError(
      'E_CALIBRATION',
      `${calibration.path} was made at ${kV(voltage)}, but ${wanted.path} was recorded at ${kV(wanted.voltage)}. Choose the calibration of this voltage, or say which it was (--voltage).`
    );
  }
  if (!sameLength(calibration.cameraLength, wanted.cameraLength)) {
    throw new InputError(
      'E_CALIBRATION',
      `${calibration.path} was made at ${cm(calibration.cameraLength)}, but ${wanted.path} was recorded at ${cm(wanted.cameraLength)}. Choose the calibration of this camera length, or say which it was (--camera-length).`
    );
  }
  return checkedCalibration(calibration, wanted, `named; ${conditions(calibration, wanted)}`);
}

/** A record that was picked for these data counts whatever it is: how it differs is said. */
function picked(calibration: StoredCalibration, wanted: CalibrationWanted): UsedCalibration {
  const voltage = calibration.voltage ?? wanted.givenVoltage;
  const isSame =
    voltage !== undefined &&
    sameVoltage(voltage, wanted.voltage) &&
    sameLength(calibration.cameraLength, wanted.cameraLength);
  const made = `${voltage === undefined ? 'a voltage it does not say' : kV(voltage)} and ${cm(calibration.cameraLength)}`;
  const differs = `made at ${made}, the data at ${kV(wanted.voltage)} and ${cm(wanted.cameraLength)}`;
  return checkedCalibration(
    calibration,
    wanted,
    `picked by hand; ${isSame ? conditions(calibration, wanted) : differs}`
  );
}

async function nearest(
  places: readonly SearchPlace[],
  wanted: CalibrationWanted,
  guard: PathGuard
): Promise<UsedCalibration> {
  const bad: InputError[] = [];
  const found = await recordsBelow(places, guard, cause => bad.push(cause));
  const ofLength = found.filter(({ cameraLength }) => sameLength(cameraLength, wanted.cameraLength));
  const told = ofLength.filter(({ voltage }) => voltage !== undefined);
  const matching = told.filter(({ voltage }) => sameVoltage(voltage ?? NaN, wanted.voltage));
  const silent = ofLength.filter(({ voltage }) => voltage === undefined);
  const candidates = matching.length > 0 ? matching : silent;
  const usable = candidates.filter(({ verdict }) => verdict !== 'fail');
  if (usable.length === 0) {
    throw none(found, candidates, bad, wanted, places);
  }
  // Where all are of another detector, that is said of the nearest
  const ofDetector = usable.filter(({ detectorShape }) => !detectorShape || isSameShape(detectorShape, wanted.shape));
  const timed = (ofDetector.length > 0 ? ofDetector : usable).map(each => ({ each, time: timeOf(each) }));
  const taken = timeOfStem(resultStem(wanted.path));
  timed.sort((a, b) => timeApart(a.time, taken) - timeApart(b.time, taken));
  const [{ each, time }] = timed;
  // Asks for it where neither the record nor the user says it
  voltageOf(each, wanted.givenVoltage);
  const which =
    timed.length === 1
      ? 'the only one'
      : `${taken === undefined ? 'the latest' : 'nearest in time'} of ${timed.length}`;
  const apart = taken === undefined ? '' : `, ${timeBetween(time, taken)}`;
  return checkedCalibration(each, wanted, `${conditions(each, wanted)}; ${which}${apart}`);
}

function none(
  found: readonly StoredCalibration[],
  failed: readonly StoredCalibration[],
  bad: readonly InputError[],
  { path, voltage, cameraLength }: CalibrationWanted,
  [{ folder }, above]: readonly SearchPlace[]
): InputError {
  const wanted = `${kV(voltage)} and ${cm(cameraLength)}`;
  if (failed.length > 0) {
    return new InputError(
      'E_NO_CALIBRATION',
      `${path}: the calibration for ${wanted} has failed (${failed[0].path}). Calibrate again, or name it to use it all the same (--calibration).`
    );
  }
  const others = [
    ...new Set(
      found.map(
        each => `${each.voltage === undefined ? 'voltage unknown' : kV(each.voltage)}, ${cm(each.cameraLength)}`
      )
    )
  ];
  const there = others.length === 0 ? 'there is none at all' : `there are only: ${others.join('; ')}`;
  const damaged = bad.length > 0 ? ` One cannot be used: ${bad[0].message}` : '';
  const where =
    above === undefined ? `below ${folder}` : `below ${folder}, or in ${above.folder} and the folders there`;
  return new InputError(
    'E_NO_CALIBRATION',
    `${path}: no calibration for ${wanted} was found ${where}; ${there}. Calibrate gold under these conditions, or name a record (--calibration).${damaged}`
  );
}

/** Below data outside of a session: folders of references, of their samples, and of their acquisitions. */
const LEVELS_BELOW = 3;
/** Below the folder above: `../gold/` is found; more could be all of a home. */
const LEVELS_BESIDE = 1;

/**
 * Where the calibrations of data are looked for: below the processing folder of their session; outside of one at most three levels
 * below the folder of the data, in the one above it, and in the folders there.
 */
export function calibrationPlaces(path: string): SearchPlace[] {
  const folder = recordFolder(path);
  const parts = folder.split(sep);
  const merlin = parts.lastIndexOf('Merlin');
  const own = dirname(resolve(path));
  return merlin > 0 && parts[merlin - 1] === 'processing'
    ? [allBelow(parts.slice(0, merlin + 1).join(sep))]
    : [
        { folder: own, levels: LEVELS_BELOW },
        { folder: dirname(own), levels: LEVELS_BESIDE }
      ];
}

/** When gold was recorded, ms since 1970: as the name of the record says, else when the file was changed. */
function timeOf({ path, changed }: StoredCalibration): number {
  return timeOfStem(basename(path)) ?? changed;
}

/** What is the same, with what the record itself says where metadata have rounded it. */
function conditions(made: StoredCalibration, { voltage, cameraLength }: CalibrationWanted): string {
  const [data, own] = [
    [voltage, cameraLength],
    [made.voltage ?? voltage, made.cameraLength]
  ].map(([volts, metres]) => `${kV(volts)}, ${cm(metres)}`);
  return `same voltage and camera length (${data}${own === data ? '' : `; calibrated at ${own}`})`;
}

/** How long before or after the data gold was recorded. */
function timeBetween(gold: number, data: number): string {
  const minutes = Math.round(Math.abs(gold - data) / 60_000);
  const long =
    minutes < 120
      ? `${minutes} min`
      : minutes < 2880
        ? `${Math.round(minutes / 60)} h`
        : `${Math.round(minutes / 1440)} days`;
  return `${long} ${gold < data ? 'before' : 'after'}`;
}
