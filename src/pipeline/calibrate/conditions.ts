import { dirname, join } from 'node:path';

import { sameLength, sameVoltage } from '../../core/calibration/sameConditions';
import { InputError } from '../../core/errors';
import { fileError, isMissing } from '../../storage/fileErrors';
import { isTiff } from '../../storage/calibration/tiffFile';
import { readCalibrationRecord } from '../../storage/calibration/recordFile';
import type { Conditions } from '../../storage/microscope/hyperspyConditions';
import type { PathGuard } from '../../storage/pathGuard';
import type { CalibrationOptions } from '../../protocol/calibrate/calibrationOptions';
import type { PatternSource } from './patternSource';
import { recordPaths } from './recordPaths';
import { resultStem } from './recordPlace';
import { foreign } from '../threads/foreign';

/** A number, and what said so. */
export interface Told {
  readonly value: number;
  readonly from: string;
}

/** What is known of the conditions without being told. */
export interface FoundConditions {
  readonly voltage?: Told;
  readonly cameraLength?: Told;
  readonly warnings: readonly string[];
}

/**
 * Looks for voltage and camera length: in the metadata of a raw acquisition, in `<T1>.hdf` beside the file, in the file itself,
 * and in earlier calibrations of it.
 *
 * @param folders where earlier calibrations may be
 */
export async function findConditions(
  { path, acquisition }: Pick<PatternSource, 'path' | 'acquisition'>,
  folders: readonly string[],
  guard: PathGuard
): Promise<FoundConditions> {
  if (acquisition?.metadata && acquisition.metadataPath !== undefined) {
    const { metadata, metadataPath } = acquisition;
    const found = merged([[metadataPath, metadata]], []);
    if (found.voltage && found.cameraLength) {
      return found;
    }
  }
  const warnings: string[] = [];
  const look: Look = async (from, read) => {
    try {
      await guard(from, 'read');
      return [from, await read(from)];
    } catch (cause) {
      const reason = fileError(cause, from, 'read');
      if (!isMissing(cause) && !(reason instanceof InputError && reason.code === 'E_NOT_FOUND')) {
        warnings.push(reason instanceof InputError ? reason.message : `${from} cannot be read (${String(reason)}).`);
      }
      return [from, {}];
    }
  };
  const stem = resultStem(path);
  const answers: [string, Conditions][] = acquisition?.metadataPath
    ? [[acquisition.metadataPath, acquisition.metadata ?? {}]]
    : await besides(path, stem, look);
  if (!acquisition && !isTiff(path)) {
    answers.push(await look(path, from => foreign('conditions', from)));
  }
  answers.push(...(await earlier(stem, folders, guard, look)));
  return merged(answers, warnings);
}

type Look = (from: string, read: (path: string) => Promise<Conditions>) => Promise<[string, Conditions]>;

/** What the microscope wrote, under the name of the acquisition. */
async function besides(path: string, stem: string, look: Look): Promise<[string, Conditions][]> {
  const metadata = join(dirname(path), `${stem}.hdf`);
  return metadata === path ? [] : [await look(metadata, from => foreign('mainMetadata', from))];
}

/** Earlier records of an acquisition, unless they name different camera lengths. */
async function earlier(
  stem: string,
  folders: readonly string[],
  guard: PathGuard,
  look: Look
): Promise<[string, Conditions][]> {
  const records = await recordPaths(stem, folders, guard);
  const found = await Promise.all(records.map(record => look(record, readCalibrationRecord)));
  return new Set(found.map(([, { cameraLength }]) => cameraLength)).size > 1 ? [] : found;
}

/** The first that says something counts. */
function merged(answers: readonly (readonly [string, Conditions])[], warnings: readonly string[]): FoundConditions {
  const first = (key: keyof Conditions): Told | undefined => {
    for (const [from, conditions] of answers) {
      const value = conditions[key];
      if (value !== undefined) {
        return { value, from };
      }
    }
    return undefined;
  };
  return { voltage: first('voltage'), cameraLength: first('cameraLength'), warnings };
}

/** The conditions that count. */
export interface SettledConditions {
  readonly voltage: Told;
  readonly cameraLength: Told;
  /** Those of the search, and where what was given goes over what was found */
  readonly warnings: readonly string[];
}

/**
 * The conditions that count: what was given goes over what was found.
 *
 * @throws InputError `E_NO_VOLTAGE` or `E_NO_CAMERA_LENGTH`, which name the option
 */
export function settledConditions(
  path: string,
  given: Pick<CalibrationOptions, 'voltage' | 'cameraLength'>,
  found: FoundConditions
): SettledConditions {
  const told = (key: 'voltage' | 'cameraLength'): Told | undefined => {
    const value = given[key];
    return value === undefined ? found[key] : { value, from: 'option' };
  };
  const [voltage, cameraLength] = [told('voltage'), told('cameraLength')];
  if (!voltage && !cameraLength) {
    throw new InputError(
      'E_NO_VOLTAGE',
      `${path}: no metadata say at which voltage and nominal camera length it was recorded. Give both (--voltage 300000 --camera-length 0.2 for 300 kV and 20 cm).`
    );
  }
  if (!voltage) {
    throw new InputError(
      'E_NO_VOLTAGE',
      `${path}: no metadata say at which voltage it was recorded. Give the voltage (--voltage 300000 for 300 kV).`
    );
  }
  if (!cameraLength) {
    throw new InputError(
      'E_NO_CAMERA_LENGTH',
      `${path}: no metadata say at which nominal camera length it was recorded. Give the camera length (--camera-length 0.2 for 20 cm).`
    );
  }
  const overruled = [
    ...(found.voltage && !sameVoltage(found.voltage.value, voltage.value)
      ? [`${kV(voltage.value)} was given, and counts; ${found.voltage.from} says ${kV(found.voltage.value)}.`]
      : []),
    ...(found.cameraLength && !sameLength(found.cameraLength.value, cameraLength.value)
      ? [
          `A camera length of ${cm(cameraLength.value)} was given, and counts; ${found.cameraLength.from} says ${cm(found.cameraLength.value)}.`
        ]
      : [])
  ];
  return { voltage, cameraLength, warnings: [...found.warnings, ...overruled] };
}

/** A voltage in words. @param voltage V */
export function kV(voltage: number): string {
  return `${Number((voltage / 1000).toPrecision(4))} kV`;
}

/** A camera length in words. @param cameraLength m */
export function cm(cameraLength: number): string {
  return `${Number((100 * cameraLength).toPrecision(4))} cm`;
}
