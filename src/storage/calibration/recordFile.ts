import { InputError } from '../../core/errors';
import { wholeCentimetres } from '../../core/gold/usualPixelSizes';
import type { CalibrationRecord, KnownKeys } from '../../protocol/calibrate/calibrationRecord';
import { calibrationRecordSchema, knownKeysSchema } from '../../protocol/calibrate/calibrationRecord';
import { writeCompleteFile } from '../completeFile';
import { naming } from '../fileErrors';
import { readDated, readText } from '../regularFile';

/** A record has some kB. */
const MOST_BYTES = 16 << 20;

/** A calibration as it is used: of this program or of ePSIC's tools. */
export interface StoredCalibration {
  readonly path: string;
  /** When its file was last changed, ms since 1970 */
  readonly changed: number;
  /** Along the minor axis of the rings, 1/Å per px */
  readonly pixelSizeInvAng: number;
  /** Row and column of the direct beam, half axes of a ring in px, tilt of the major axis in rad */
  readonly ellipse: KnownKeys['p_ellipse'];
  /** Nominal, m */
  readonly cameraLength: number;
  /** Acceleration voltage, V; absent in records of ePSIC's tools */
  readonly voltage?: number;
  /** Absent where no verdict was given, as in records of ePSIC's tools */
  readonly verdict?: CalibrationRecord['verdict'];
  /** Rows and columns of the patterns it was made with */
  readonly detectorShape?: CalibrationRecord['detector_shape'];
  /** All of it, for a record of this program */
  readonly record?: CalibrationRecord;
}

/** Name of the record of an acquisition: `<T1>_CL_<cm>cm.json`. @param cameraLength nominal, m */
export function recordName(stem: string, cameraLength: number): string {
  return `${stem}_CL_${wholeCentimetres(cameraLength)}cm.json`;
}

/**
 * Writes a record, its folder included; its name appears only when it is complete.
 *
 * @throws InputError `E_NO_GEOMETRY` for a record without pixel size, which no tool could use
 */
export async function writeCalibrationRecord(path: string, record: CalibrationRecord): Promise<void> {
  if (!knownKeysSchema.safeParse(record).success) {
    throw new InputError(
      'E_NO_GEOMETRY',
      `${path} was not written: no pixel size was found that could stand in it. ${record.reason}`
    );
  }
  await writeCompleteFile(path, `${recordJson(record)}\n`);
}

/** Adds keys to a record of another program, and leaves the others as they are. @param keys none of them in it yet */
export async function upgradeRecord(path: string, keys: Readonly<Record<string, unknown>>): Promise<void> {
  const text = await naming(path, 'read', () => readText(path, MOST_BYTES));
  const before = parsed(text) as object;
  await writeCompleteFile(path, `${JSON.stringify({ ...before, ...keys }, undefined, 2)}\n`);
}

/** JSON for people: a key a line, but lists of numbers and the many pieces of a ring a line each. */
function recordJson(record: CalibrationRecord): string {
  return JSON.stringify(record, undefined, 2)
    .replace(/\[\n[-+\d.eE,\s]+\]/g, list => list.replace(/\s+/g, ' ').replace(/\[ | \]/g, end => end.trim()))
    .replace(/\{\n\s+"azimuth\(deg\)"[^{}]*\}/g, piece => piece.replace(/\s+/g, ' '));
}

/**
 * Reads a record of this program, or the three keys that ePSIC's tools write.
 *
 * @throws InputError `E_RECORD` for a file that is neither
 */
export async function readCalibrationRecord(path: string): Promise<StoredCalibration> {
  const { bytes, changed } = await naming(path, 'read', () => readDated(path, MOST_BYTES));
  const text = bytes.toString('utf8');
  const value = parsed(text);
  const known = knownKeysSchema.safeParse(value);
  if (!known.success) {
    throw new InputError(
      'E_RECORD',
      `${path} is no calibration: ${value === undefined ? troubleInText(text) : troubleIn(value, known.error.issues)}. Calibrate again, or move it away.`
    );
  }
  const whole = calibrationRecordSchema.safeParse(value);
  // A record of another version of this program may have other keys besides: what tells whether it fits is read by itself
  const { shape } = calibrationRecordSchema;
  const told = value as Readonly<Record<string, unknown>>;
  const voltage = shape['acceleration_voltage(V)'].safeParse(told['acceleration_voltage(V)']);
  const verdict = shape.verdict.safeParse(told.verdict);
  const detectorShape = shape.detector_shape.safeParse(told.detector_shape);
  return {
    path,
    changed,
    pixelSizeInvAng: known.data['reciprocal_space_pix(1/A)'],
    ellipse: known.data.p_ellipse,
    cameraLength: known.data['nominal_camera_length(m)'],
    ...(voltage.success && { voltage: voltage.data }),
    ...(verdict.success && { verdict: verdict.data }),
    ...(detectorShape.success && { detectorShape: detectorShape.data }),
    ...(whole.success && { record: whole.data })
  };
}

/** Major by minor axis of a ring, and the tilt of the major one, rad: other programs name the axes in either order. */
export function ringAxes({ ellipse: [, , a, b, tilt] }: Pick<StoredCalibration, 'ellipse'>): {
  readonly axisRatio: number;
  readonly theta: number;
} {
  return { axisRatio: Math.max(a, b) / Math.min(a, b), theta: a >= b ? tilt : tilt + Math.PI / 2 };
}

/** What is wrong with text that is not JSON: Python writes numbers into it that JSON does not know. */
function troubleInText(text: string): string {
  const [, number] = /[:[,]\s*(NaN|-?Infinity)\b/.exec(text) ?? [];
  return number === undefined ? 'it is not JSON' : `it holds ${number}, which is no number`;
}

/** What is wrong with the known keys, in words. */
function troubleIn(value: unknown, issues: readonly { readonly path: readonly PropertyKey[] }[]): string {
  const keys = [...new Set(issues.map(({ path }) => path[0]))].filter(key => key !== undefined);
  const words = keys.map(key => {
    const found: unknown = value !== null && typeof value === 'object' ? Reflect.get(value, key) : undefined;
    return found === undefined || found === null
      ? `it lacks ${String(key)}`
      : `${String(key)} is ${JSON.stringify(found)}, which cannot be`;
  });
  return words.join('; ') || 'it holds none of its keys';
}

/**
 * The voltage of a calibration in V: its own or, for a record that names none, the one given.
 *
 * @throws InputError `E_NO_VOLTAGE` where neither is there
 */
export function voltageOf({ path, voltage }: StoredCalibration, given?: number): number {
  const found = voltage ?? given;
  if (found === undefined) {
    throw new InputError(
      'E_NO_VOLTAGE',
      `${path} does not say at which voltage it was recorded: give the voltage (--voltage 300000 for 300 kV).`
    );
  }
  return found;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
