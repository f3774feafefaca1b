import { dirname, join } from 'node:path';

import { excludedPixels } from '../../core/radial/excludedPixels';
import { InputError } from '../../core/errors';
import type { RadialOptions } from '../../protocol/radial/radialOptions';
import type { UsedCalibration } from '../../protocol/radial/radialResult';
import { isMissing } from '../../storage/fileErrors';
import { readMainMetadata } from '../../storage/microscope/mainMetadata';
import type { PathGuard } from '../../storage/pathGuard';
import { findConditions, settledConditions } from '../calibrate/conditions';
import { formOf } from '../frames/source/scanSource';
import { stepNm } from '../overview';
import type { TaskRunner } from '../threads/taskRunner';
import { findCalibration } from './findCalibration';
import type { Origins } from './findOrigins';
import { findOrigins } from './findOrigins';
import type { OpenScan } from './openScan';
import type { ScanSums } from './scanSum';
import { scanSums } from './scanSum';
import type { UsedPixels } from './usedPixels';
import { requirePixels, usedPixels } from './usedPixels';

/** The conditions under which data were recorded, and the calibration that fits them. */
export interface FittingCalibration {
  readonly used: UsedCalibration;
  /** V, m */
  readonly voltage: number;
  readonly cameraLength: number;
  readonly warnings: readonly string[];
}

/** @throws InputError `E_NO_VOLTAGE`, `E_NO_CAMERA_LENGTH`, and those of findCalibration */
export async function fittingCalibration(
  scan: OpenScan,
  options: RadialOptions,
  guard: PathGuard
): Promise<FittingCalibration> {
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

/** Which pixels count, and where the direct beam is. */
export interface Prepared {
  readonly pixels: UsedPixels;
  /** Pixels that could be used: before sectors and discs are left out. 1 = the pixel counts */
  readonly sound: Uint8Array;
  readonly origins: Origins;
}

export interface PrepareMeans {
  readonly runner: TaskRunner;
  readonly guard: PathGuard;
  readonly signal: AbortSignal;
}

/**
 * @param known sums of the patterns, where they are known
 * @throws InputError as usedPixels and findOrigins, `E_ALL_BAD` where no pixel is left; CancelledError
 */
export async function prepareRadial(
  scan: OpenScan,
  { used: calibration, voltage }: FittingCalibration,
  options: RadialOptions,
  { runner, guard, signal }: PrepareMeans,
  known?: ScanSums
): Promise<Prepared> {
  const { whole, some } = known ?? (await scanSums(scan, runner, signal));
  const pixels = await usedPixels(scan, whole, options, guard);
  const geometry = { pixelSizeInvAng: calibration.pixelSizeInvAng, voltage };
  const origins = await findOrigins(scan, some, pixels.used, options.origin, geometry, { runner, signal });
  const used = leftPixels(scan, pixels.used, origins, options);
  return { pixels: { ...pixels, used }, sound: pixels.used, origins };
}

/**
 * The pixels that count once sectors and discs are left out, which lie about the mean direct beam: it may itself be in what the
 * profiles leave out.
 *
 * @param sound rows x columns, 1 = the pixel counts
 * @throws InputError `E_ALL_BAD` where no pixel is left
 */
export function leftPixels(
  { path, source }: OpenScan,
  sound: Uint8Array,
  origins: Origins,
  { excludeSectors: sectors, excludeDiscs: discs }: RadialOptions
): Uint8Array {
  const excluded = excludedPixels(formOf(source).shape, origins.used.mean, { sectors, discs });
  const used = sound.map((value, pixel) => (excluded[pixel] ? 0 : value));
  requirePixels(path, used);
  return used;
}

/** nm per scan step, from the microscope's file or the axes of the data. */
export async function scanStep({ path, stem, acquisition }: OpenScan, guard: PathGuard): Promise<number | undefined> {
  if (acquisition) {
    return nanometres(acquisition.metadata?.stepSize);
  }
  const metadata = join(dirname(path), `${stem}.hdf`);
  try {
    await guard(metadata, 'read');
    const step = nanometres((await readMainMetadata(metadata)).stepSize);
    if (step !== undefined) {
      return step;
    }
  } catch (cause) {
    // Not there, or not readable: the axes of the data may know
    if (!isMissing(cause) && !(cause instanceof InputError)) {
      throw cause;
    }
  }
  return stepNm(path);
}

function nanometres(metres: number | undefined): number | undefined {
  return metres === undefined ? undefined : metres * 1e9;
}
