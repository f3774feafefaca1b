import type { CalibrationChoice } from '../../protocol/radial/calibrationChoice';
import type { RadialOptions } from '../../protocol/radial/radialOptions';
import type { RadialResult } from '../../protocol/radial/radialResult';
import { discardDead } from '../convert/partialFile';
import { FinalFiles } from '../finalFiles';
import { openScan } from './openScan';
import { planRadial } from './planRadial';
import type { PrepareMeans } from './prepareRadial';
import { fittingCalibration, prepareRadial } from './prepareRadial';
import { radialPlace } from './radialPlace';
import type { RadialWatch } from './radialPlan';
import { inputState, radialDifference } from './radialRecord';
import { radialResult } from './radialResult';
import { rolledScan } from './rolledScan';
import { writeRadial } from './writeRadial';

/**
 * Transforms all patterns of a file to radial profiles, and writes them under the names that ePSIC's tools know; what was
 * transformed in the same way before is left as it is.
 *
 * @param picked the calibration that was picked for this file
 * @throws InputError for data, a calibration, a mask or an origin that do not fit; CancelledError
 */
export async function transformFile(
  file: string,
  options: RadialOptions,
  means: PrepareMeans & RadialWatch,
  picked?: CalibrationChoice
): Promise<RadialResult> {
  const started = performance.now();
  const { guard } = means;
  const opened = await openScan(file, means);
  const calibration = await fittingCalibration(opened, options, guard, picked);
  const { folder, paths, former } = await radialPlace(opened, options, guard);
  const input = await inputState(opened.path);
  if (former && radialDifference(former, { input, options, calibration: calibration.used }) === undefined) {
    return radialResult(paths, former, started, true);
  }
  const scan = await rolledScan(opened, options.roll, means);
  const prepared = await prepareRadial(scan, calibration, options, means);
  const plan = await planRadial(scan, calibration, prepared, options, guard);
  const files = new FinalFiles(folder);
  await discardDead(folder);
  const record = await files.write(() => writeRadial(plan, files, input, means));
  return radialResult(paths, record, started, false);
}
