import { join } from 'node:path';

import { InputError } from '../../core/errors';
import type { RadialOptions } from '../../protocol/radial/radialOptions';
import type { RadialDataSet, RadialDataSets } from '../../protocol/radial/radialRequests';
import type { PathGuard } from '../../storage/pathGuard';
import { outputFolder } from '../../storage/session/sessionPaths';
import { Limited } from '../../core/limited';
import type { FoundAcquisition } from '../calibrate/acquisitionsIn';
import { acquisitionsIn } from '../calibrate/acquisitionsIn';
import { recordFolder } from '../calibrate/recordPlace';
import { openScan } from './openScan';
import { fittingCalibration } from './prepareRadial';
import { RADIAL_FILES } from './radialFiles';
import { inputState, radialDifference, readRadialRecord } from './radialRecord';

/** Data sets looked at together. */
const AT_ONCE = 4;

/** The scans of a folder: with which calibration each would be transformed and why, and whether it is. */
export async function radialDataSets(
  folder: string,
  options: RadialOptions,
  means: { readonly guard: PathGuard; readonly signal: AbortSignal }
): Promise<RadialDataSets> {
  const { acquisitions, problems } = await acquisitionsIn(folder, means.guard);
  const turns = new Limited(AT_ONCE);
  const looks = acquisitions.map(found => turns.run(() => dataSet(found, options, means)));
  return { dataSets: await Promise.all(looks), problems };
}

async function dataSet(
  { input, stem }: FoundAcquisition,
  options: RadialOptions,
  { guard, signal }: { readonly guard: PathGuard; readonly signal: AbortSignal }
): Promise<RadialDataSet> {
  try {
    const scan = await openScan(input, { guard, signal });
    const folder = options.out === undefined ? recordFolder(scan.path) : outputFolder(scan.path, stem, options.out);
    const mean = join(folder, stem + RADIAL_FILES.mean);
    const made = await readRadialRecord(mean);
    const there = made === undefined ? {} : { mean, ...(made && { made: made.created }) };
    const found = await fittingCalibration(scan, options, guard).catch(asProblem);
    if ('problem' in found) {
      return { input, stem, ...there, problem: found.problem };
    }
    const now = { input: await inputState(scan.path), options, calibration: found.used };
    const stale = made === null ? 'made by another program' : made && radialDifference(made, now);
    return { input, stem, calibration: found.used, ...there, ...(stale !== undefined && { stale }) };
  } catch (cause) {
    return { input, stem, ...asProblem(cause) };
  }
}

/** @throws what the user cannot mend */
function asProblem(cause: unknown): { problem: string } {
  if (cause instanceof InputError) {
    return { problem: cause.message };
  }
  throw cause;
}
