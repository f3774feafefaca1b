import { readMainMetadata } from '../../storage/microscope/mainMetadata';
import { dirname, join } from 'node:path';

import { InputError } from '../../core/errors';
import type { RadialOptions } from '../../protocol/radial/radialOptions';
import type { RadialResult } from '../../protocol/radial/radialResult';
import { isMissing } from '../../storage/fileErrors';
import type { PathGuard } from '../../storage/pathGuard';
import { outputFolder } from '../../storage/session/sessionPaths';
import { findConditions, settledConditions } from '../calibrate/conditions';
import { recordFolder } from '../calibrate/recordPlace';
import { discardDead } from '../convert/partialFile';
import { FinalFiles } from '../finalFiles';
import { formOf } from '../frames/source/scanSource';
import { stepNm } from '../overview';
import type { TaskRunner } from '../threads/taskRunner';
import { findCalibration } from './findCalibration';
import { findOrigins } from './findOrigins';
import type { OpenScan } from './openScan';
import { openScan } from './openScan';
import type { ScanAxes } from './radialFiles';
import { RADIAL_FILES } from './radialFiles';
import type { RadialRecord } from './radialRecord';
import { inputState, radialDifference, radialRecord, readRadialRecord } from './radialRecord';
import { scanSum } from './scanSum';
import { usedPixels } from './usedPixels';
import { writeRadial } from './writeRadial';

export interface TransformMeans {
  readonly runner: TaskRunner;
  readonly guard: PathGuard;
  readonly signal: AbortSignal;
  /** Told how many patterns have been transformed */
  readonly onFrames?: (done: number, frames: number) => void;
}

/**
 * Transforms all patterns of a file to radial profiles, and writes them under the names that ePSIC's tools know; what was
 * transformed in the same way before is left as it is.
 *
 * @throws InputError for data, a calibration, a mask or an origin that do not fit; CancelledError
 */
export async function transformFile(
  file: string,
  options: RadialOptions,
  means: TransformMeans
): Promise<RadialResult> {
  const started = performance.now();
  const { runner, guard, signal, onFrames } = means;
  const scan = await openScan(file, means);
  const { scan: size } = formOf(scan.source);
  const calibration = await calibrationOf(scan, options, guard);
  const folder = options.out === undefined ? recordFolder(scan.path) : outputFolder(scan.path, scan.stem, options.out);
  const paths = {
    mean: join(folder, scan.stem + RADIAL_FILES.mean),
    var: join(folder, scan.stem + RADIAL_FILES.variance)
  };
  await guard(paths.mean, 'write');
  const input = await inputState(scan.path);
  const former = options.overwrite ? undefined : await readRadialRecord(paths.mean);
  if (former === null) {
    throw new InputError(
      'E_EXISTS',
      `${paths.mean} was written by another program. Move it away, or give --overwrite to replace it.`
    );
  }
  if (former && radialDifference(former, { input, options, calibration: calibration.used }) === undefined) {
    return { ...resultOf(scan, paths, former), seconds: seconds(started), skipped: true };
  }
  const sum = await scanSum(scan, runner, signal);
  const pixels = await usedPixels(scan, sum, options, guard);
  if (pixels.used.every(value => value === 0)) {
    throw new InputError(
      'E_ALL_BAD',
      `${scan.path}: no pixel is left that counts. Look at the mask: other than 0 is bad.`
    );
  }
  const geometry = { pixelSizeInvAng: calibration.used.pixelSizeInvAng, voltage: calibration.voltage };
  const origins = await findOrigins(scan, sum, pixels.used, options.origin, geometry, { runner, signal });
  const { used, ...numbers } = pixels;
  const record = radialRecord({
    input,
    options,
    calibration: calibration.used,
    origin: origins.used,
    conditions: {
      'acceleration_voltage(V)': calibration.voltage,
      'nominal_camera_length(m)': calibration.cameraLength
    },
    pixels: { ...numbers, total: used.length },
    patterns: size.rows * size.columns,
    warnings: [...scan.warnings, ...calibration.warnings]
  });
  const axes: ScanAxes = { ...size, isStack: scan.isStack, stepNm: await stepOf(scan) };
  const files = new FinalFiles(folder);
  await discardDead(folder);
  await files.write(() => writeRadial({ scan, axes, pixels, origins, record }, files, { runner, signal, onFrames }));
  return { ...resultOf(scan, paths, record), seconds: seconds(started), skipped: false };
}

function resultOf(
  { path }: OpenScan,
  paths: Pick<RadialResult, 'mean' | 'var'>,
  { calibration, origin, patterns, warnings }: RadialRecord
): Omit<RadialResult, 'seconds' | 'skipped'> {
  return { input: path, ...paths, corrected: null, calibration, origin, patterns, warnings };
}

/** The conditions under which data were recorded, and the calibration that fits them. */
async function calibrationOf(scan: OpenScan, options: RadialOptions, guard: PathGuard) {
  const found = await findConditions(scan, [], guard);
  const { voltage, cameraLength } = settledConditions(scan.path, options, found);
  const used = await findCalibration(
    {
      path: scan.path,
      voltage: voltage.value,
      cameraLength: cameraLength.value,
      shape: formOf(scan.source).shape,
      asked: options.calibration,
      givenVoltage: options.voltage
    },
    guard
  );
  return { used, voltage: voltage.value, cameraLength: cameraLength.value, warnings: found.warnings };
}

/** nm per scan step, from the microscope's file or the axes of the data. */
async function stepOf({ path, stem, acquisition }: OpenScan): Promise<number | undefined> {
  if (acquisition) {
    return nanometres(acquisition.metadata?.stepSize);
  }
  try {
    const step = nanometres((await readMainMetadata(join(dirname(path), `${stem}.hdf`))).stepSize);
    if (step !== undefined) {
      return step;
    }
  } catch (cause) {
    if (!isMissing(cause) && !(cause instanceof InputError)) {
      throw cause;
    }
  }
  return stepNm(path);
}

function nanometres(metres: number | undefined): number | undefined {
  return metres === undefined ? undefined : metres * 1e9;
}

function seconds(since: number): number {
  return Math.round(performance.now() - since) / 1000;
}
