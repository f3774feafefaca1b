import type { CalibrationChoice } from '../../protocol/radial/calibrationChoice';
import type { RadialOptions } from '../../protocol/radial/radialOptions';
import type { RadialResult } from '../../protocol/radial/radialResult';
import { discardDead } from '../partialFile';
import { readHeaders } from '../convert/readHeaders';
import { FinalFiles } from '../finalFiles';
import { discardAllParts } from '../parts/partsFolder';
import { notingNoCounts } from './noCounts';
import { openScan } from './openScan';
import { planRadial } from './planRadial';
import type { PrepareMeans } from './prepareRadial';
import { fittingCalibration, prepareRadial } from './prepareRadial';
import type { RadialPlace } from './radialPlace';
import { radialPlace } from './radialPlace';
import type { RadialPlan, RadialWatch } from './radialPlan';
import type { RadialRecord } from './radialRecord';
import { inputState, radialDifference } from './radialRecord';
import { radialResult } from './radialResult';
import { RADIAL } from './radialParts';
import { rolledScan } from './rolledScan';
import { passScan } from './scanPass';
import type { RadialPass } from './writeRadial';
import { writeRadial } from './writeRadial';

/** A transform before any pattern is transformed; one that was done before in the same way has its record. */
export interface PlannedTransform {
  readonly place: RadialPlace;
  readonly input: RadialRecord['input'];
  readonly work: { readonly plan: RadialPlan } | { readonly done: RadialRecord };
}

/**
 * Looks at the data and at what is there.
 *
 * @param picked the calibration that was picked for this file
 * @throws InputError for data, a calibration, a mask or an origin that do not fit; CancelledError
 */
export async function planTransform(
  file: string,
  options: RadialOptions,
  means: PrepareMeans,
  picked?: CalibrationChoice
): Promise<PlannedTransform> {
  const { guard, runner, signal } = means;
  const opened = notingNoCounts(await openScan(file, { readIndex: raw => readHeaders(raw, runner, signal), ...means }));
  const calibration = await fittingCalibration(opened, options, guard, picked);
  const place = await radialPlace(opened, options, guard);
  const input = await inputState(opened.path);
  const done = place.former;
  if (done && radialDifference(done, { input, options, calibration: calibration.used }) === undefined) {
    return { place, input, work: { done } };
  }
  const scan = await rolledScan(opened, options.roll, means);
  const prepared = await prepareRadial(scan, calibration, options, means);
  return { place, input, work: { plan: await planRadial(scan, calibration, prepared, options, guard) } };
}

/**
 * Writes the profiles of a scan under the names that ePSIC's tools know; what was transformed in the same way before is left
 * as it is.
 *
 * @param started see performance.now
 * @throws as `planTransform` and the pass
 */
export async function finishTransform(
  { place, input, work }: PlannedTransform,
  pass: (plan: RadialPlan) => RadialPass,
  started: number
): Promise<RadialResult> {
  if ('done' in work) {
    return radialResult(place.paths, work.done, started, true);
  }
  const { plan } = work;
  const files = new FinalFiles(place.folder);
  await discardDead(place.folder);
  const record = await files.write(() => writeRadial(plan, files, input, pass(plan)));
  await discardAllParts(place.folder, plan.scan.stem, RADIAL);
  return radialResult(place.paths, record, started, false);
}

/** Transforms all patterns of a file to radial profiles. @throws as `planTransform` and `finishTransform` */
export async function transformFile(
  file: string,
  options: RadialOptions,
  means: PrepareMeans & RadialWatch,
  picked?: CalibrationChoice
): Promise<RadialResult> {
  const started = performance.now();
  const planned = await planTransform(file, options, means, picked);
  return finishTransform(planned, plan => sinks => passScan(plan, sinks, means), started);
}
