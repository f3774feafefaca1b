import { dirname, join } from 'node:path';

import { discPixels, outsideSectors } from '../../core/calibration/pixels/exclusions';
import { InputError } from '../../core/errors';
import type { CalibrationChoice } from '../../protocol/radial/calibrationChoice';
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
import type { OriginMeans, Origins } from './findOrigins';
import { findOrigins } from './findOrigins';
import { requireCounts } from './noCounts';
import type { OpenMeans, OpenScan } from './openScan';
import { sampleSum } from './sampleSum';
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

/** The conditions of a scan. */
export type ScanConditions = Omit<FittingCalibration, 'used'>;

/** @throws InputError `E_NO_VOLTAGE`, `E_NO_CAMERA_LENGTH` */
export async function scanConditions(
  scan: OpenScan,
  options: RadialOptions,
  guard: PathGuard
): Promise<ScanConditions> {
  const found = await findConditions(scan, [], guard);
  const { voltage, cameraLength, warnings } = settledConditions(scan.path, options, found);
  return { voltage: voltage.value, cameraLength: cameraLength.value, warnings };
}

/**
 * @param picked the calibration that was picked for this scan in place of what the options say
 * @throws InputError as scanConditions and findCalibration
 */
export async function fittingCalibration(
  scan: OpenScan,
  options: RadialOptions,
  guard: PathGuard,
  picked?: CalibrationChoice,
  known?: ScanConditions
): Promise<FittingCalibration> {
  const conditions = known ?? (await scanConditions(scan, options, guard));
  const used = await findCalibration(
    {
      path: scan.path,
      ...conditions,
      shape: formOf(scan.source).shape,
      asked: picked?.calibration ?? options.calibration,
      isPicked: picked !== undefined,
      givenVoltage: options.voltage
    },
    guard
  );
  return { ...conditions, used };
}

/** Which pixels count, and where the direct beam is. */
export interface Prepared {
  readonly pixels: UsedPixels;
  readonly origins: Origins;
}

export interface PrepareMeans {
  readonly runner: TaskRunner;
  readonly guard: PathGuard;
  readonly signal: AbortSignal;
  /** How the headers of a raw acquisition are read; by default with all threads */
  readonly readIndex?: OpenMeans['readIndex'];
  readonly passOverAll?: OriginMeans['passOverAll'];
}

/** @throws InputError as usedPixels and findOrigins, `E_ALL_BAD` where no pixel is left; CancelledError */
export async function prepareRadial(
  scan: OpenScan,
  { used: calibration, voltage }: FittingCalibration,
  options: RadialOptions,
  { runner, guard, signal, passOverAll }: PrepareMeans
): Promise<Prepared> {
  const sum = await sampleSum(scan, runner, signal);
  const pixels = await usedPixels(scan, sum, options, guard);
  const geometry = { pixelSizeInvAng: calibration.pixelSizeInvAng, voltage };
  const means = { runner, signal, passOverAll };
  const origins = await findOrigins(scan, sum, pixels.used, options.origin, geometry, options, means);
  const used = leftPixels(scan, pixels.used, origins, options);
  return { pixels: { ...pixels, used }, origins };
}

/**
 * The pixels that count once sectors and discs are left out, which lie about the mean direct beam: it may itself be in what the
 * profiles leave out.
 *
 * @param sound rows x columns, 1 = the pixel counts
 * @throws InputError `E_ALL_BAD` where no pixel is left, `E_NOT_COUNTS` where one that is holds what is no count
 */
export function leftPixels(
  scan: OpenScan,
  sound: Uint8Array,
  origins: Origins,
  { excludeSectors: sectors, excludeDiscs: discs }: RadialOptions
): Uint8Array {
  const { path, source } = scan;
  const { shape } = formOf(source);
  const inDiscs = discPixels(discs, shape);
  const outsideDiscs = sound.map((value, pixel) => (inDiscs[pixel] ? 0 : value));
  const used = outsideSectors(outsideDiscs, shape, origins.used.mean, sectors);
  requirePixels(path, used);
  requireCounts(scan, used);
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
