import { join } from 'node:path';

import { InputError } from '../../core/errors';
import { Limited } from '../../core/limited';
import type { CalibrationChoice, CalibrationChoices } from '../../protocol/radial/calibrationChoice';
import type { RadialOptions } from '../../protocol/radial/radialOptions';
import type { CalibrationToPick, RadialDataSet, RadialDataSets } from '../../protocol/radial/radialRequests';
import type { PathGuard } from '../../storage/pathGuard';
import { outputFolder } from '../../storage/session/sessionPaths';
import type { FoundAcquisition } from '../calibrate/acquisitionsIn';
import { acquisitionsIn } from '../calibrate/acquisitionsIn';
import { recordFolder } from '../calibrate/recordPlace';
import { recordsBelow } from '../calibrate/recordsBelow';
import { calibrationPlaces } from './findCalibration';
import { openScan } from './openScan';
import { fittingCalibration, scanConditions } from './prepareRadial';
import { RADIAL_FILES } from './radialFiles';
import { inputState, radialDifference, readRadialRecord } from './radialRecord';

/** Data sets looked at together. */
const AT_ONCE = 4;

interface Means {
  readonly guard: PathGuard;
  readonly signal: AbortSignal;
}

/**
 * The scans of a folder: with which calibration each would be transformed and why, and whether it is; and the calibrations that
 * can be picked for them.
 *
 * @param choices calibrations that were picked for single scans
 */
export async function radialDataSets(
  folder: string,
  options: RadialOptions,
  means: Means,
  choices: CalibrationChoices = {}
): Promise<RadialDataSets> {
  const { acquisitions, problems } = await acquisitionsIn(folder, means.guard);
  const turns = new Limited(AT_ONCE);
  const looks = acquisitions.map(found => turns.run(() => dataSet(found, options, means, choices[found.input])));
  const [dataSets, records] = await Promise.all([Promise.all(looks), toPick(acquisitions, means.guard)]);
  return { dataSets, records, problems };
}

async function toPick(acquisitions: readonly FoundAcquisition[], guard: PathGuard): Promise<CalibrationToPick[]> {
  const places = acquisitions.flatMap(({ input }) => calibrationPlaces(input));
  // Scans of one folder look in the same places
  const once = new Map(places.map(place => [`${place.levels} ${place.folder}`, place]));
  const found = await recordsBelow([...once.values()], guard);
  return found
    .map(({ path, voltage, cameraLength, verdict = null }) => ({ path, voltage, cameraLength, verdict }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function dataSet(
  { input, stem }: FoundAcquisition,
  options: RadialOptions,
  { guard, signal }: Means,
  picked: CalibrationChoice | undefined
): Promise<RadialDataSet> {
  try {
    const scan = await openScan(input, { guard, signal });
    const folder = options.out === undefined ? recordFolder(scan.path) : outputFolder(scan.path, stem, options.out);
    const mean = join(folder, stem + RADIAL_FILES.mean);
    const made = await readRadialRecord(mean);
    const there = made === undefined ? {} : { mean, ...(made && { made: made.created }) };
    const known = await scanConditions(scan, options, guard).catch(asProblem);
    if ('problem' in known) {
      return { input, stem, ...there, notes: [...scan.warnings], ...known };
    }
    const { voltage, cameraLength } = known;
    const said = { input, stem, ...there, notes: [...scan.warnings], conditions: { voltage, cameraLength } };
    const found = await fittingCalibration(scan, options, guard, picked, known).catch(asProblem);
    if ('problem' in found) {
      return { ...said, ...found };
    }
    const now = { input: await inputState(scan.path), options, calibration: found.used };
    const stale = made === null ? 'made by another program' : made && radialDifference(made, now);
    return { ...said, calibration: found.used, ...(stale !== undefined && { stale }) };
  } catch (cause) {
    return { input, stem, notes: [], ...asProblem(cause) };
  }
}

/** @throws what the user cannot mend */
function asProblem(cause: unknown): { problem: string } {
  if (cause instanceof InputError) {
    return { problem: cause.message };
  }
  throw cause;
}
