import type { Calibration } from '../../core/calibration/calibration';
import type { CalibrationPattern } from '../../core/calibration/pixels/calibrationPattern';
import { judgedWithoutGap } from '../../core/calibration/judge/lacksGap';
import { discPixels } from '../../core/calibration/pixels/exclusions';
import type { CalibrationOptions } from '../../protocol/calibrate/calibrationOptions';
import { withRingsNamed } from '../../protocol/calibrate/calibrationOptions';
import type { CalibrationRecord } from '../../protocol/calibrate/calibrationRecord';
import type { PathGuard } from '../../storage/pathGuard';
import { jobCounters } from '../threads/jobCounters';
import type { TaskRunner } from '../threads/taskRunner';
import { calibrationRecordOf } from './calibrationRecordOf';
import type { FoundConditions } from './conditions';
import { settledConditions } from './conditions';
import { givenMask } from './givenMask';
import { givenStandard } from './givenStandard';
import { pixelSizeGuess } from './pixelSizeGuess';
import type { SummedPattern } from './summedPattern';

/** What a fit starts from. */
export interface FitSubject {
  readonly path: string;
  readonly pattern: SummedPattern;
  readonly conditions: FoundConditions;
}

/** A fit: what is kept of it, and what else a drawing of it needs. */
export interface Fit {
  readonly record: CalibrationRecord;
  readonly calibration: Calibration;
  /** What was fitted, with all that was masked */
  readonly pattern: CalibrationPattern;
}

/**
 * Fits a pattern that has been read.
 *
 * @throws InputError for options that do not fit: `E_NO_VOLTAGE`, `E_NO_CAMERA_LENGTH`, `E_NO_PIXEL_SIZE`, `E_MASK_SHAPE`, and
 * those of givenStandard; CancelledError
 */
export async function fitSubject(
  { path, pattern, conditions }: FitSubject,
  given: CalibrationOptions,
  { runner, guard, signal }: { runner: TaskRunner; guard: PathGuard; signal: AbortSignal }
): Promise<Fit> {
  const standard = await givenStandard(given, guard);
  const options = withRingsNamed(given, standard);
  const { voltage, cameraLength, warnings } = settledConditions(path, options, conditions);
  const guess = pixelSizeGuess(path, options, { voltage: voltage.value, cameraLength: cameraLength.value });
  const fitted = await fittedPattern({ path, pattern }, options, guard);
  const input = {
    ...fitted,
    voltage: voltage.value,
    standard,
    pixelSizeGuess: guess,
    pixelSizeRange: options.pixelSizeRange,
    centre: options.centre,
    ellipse: options.ellipse && ([options.ellipse[0], (Math.PI / 180) * options.ellipse[1]] as const),
    exclusions: { sectors: options.excludeSectors, arcs: options.excludeArcs },
    qRange: options.qRange,
    rings: options.rings
  };
  const [found] = await runner.run('calibrationFit', { input, counters: jobCounters() }, signal, 1);
  const calibration = pattern.gap === 'open' ? judgedWithoutGap(found) : found;
  const context = { path, pattern, standard, options, voltage, cameraLength, warnings };
  return { record: calibrationRecordOf(calibration, context), calibration, pattern: fitted };
}

/** What is fitted: the pattern with all that is masked. @throws InputError as givenMask */
export async function fittedPattern(
  { path, pattern }: Pick<FitSubject, 'path' | 'pattern'>,
  options: CalibrationOptions,
  guard: PathGuard
): Promise<CalibrationPattern> {
  const { counts, shape } = pattern;
  return { counts, shape, mask: await maskOf(path, pattern, options, guard) };
}

/** Pixels that no detector covers, those of the given mask, and those that were taken out by hand. */
async function maskOf(
  data: string,
  { mask, shape }: SummedPattern,
  options: CalibrationOptions,
  guard: PathGuard
): Promise<Uint8Array | undefined> {
  const { excludeDiscs = [] } = options;
  const given = await givenMask(data, shape, options, guard);
  const masks = [mask, given, excludeDiscs.length > 0 ? discPixels(excludeDiscs, shape) : undefined];
  return masks.reduce((all, one) => (all && one ? all.map((bad, pixel) => bad | one[pixel]) : (all ?? one)));
}
