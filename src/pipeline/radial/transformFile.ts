import { join } from 'node:path';

import { InputError } from '../../core/errors';
import type { RadialOptions } from '../../protocol/radial/radialOptions';
import type { RadialResult } from '../../protocol/radial/radialResult';
import { outputFolder } from '../../storage/session/sessionPaths';
import { recordFolder } from '../calibrate/recordPlace';
import { discardDead } from '../convert/partialFile';
import { FinalFiles } from '../finalFiles';
import { formOf } from '../frames/source/scanSource';
import type { OpenScan } from './openScan';
import { openScan } from './openScan';
import type { FittingCalibration, Prepared, PrepareMeans } from './prepareRadial';
import { fittingCalibration, prepareRadial, scanStep } from './prepareRadial';
import { RADIAL_FILES } from './radialFiles';
import type { RadialWatch } from './radialPlan';
import type { RadialRecord } from './radialRecord';
import { inputState, radialDifference, radialRecord, readRadialRecord } from './radialRecord';
import { writeRadial } from './writeRadial';

type Paths = Pick<RadialResult, 'mean' | 'var' | 'corrected'>;

/**
 * Transforms all patterns of a file to radial profiles, and writes them under the names that ePSIC's tools know; what was
 * transformed in the same way before is left as it is.
 *
 * @throws InputError for data, a calibration, a mask or an origin that do not fit; CancelledError
 */
export async function transformFile(
  file: string,
  options: RadialOptions,
  means: PrepareMeans & RadialWatch
): Promise<RadialResult> {
  const started = performance.now();
  const { guard } = means;
  const scan = await openScan(file, means);
  const calibration = await fittingCalibration(scan, options, guard);
  const folder = options.out === undefined ? recordFolder(scan.path) : outputFolder(scan.path, scan.stem, options.out);
  const path = (name: string): string => join(folder, scan.stem + name);
  const paths = {
    mean: path(RADIAL_FILES.mean),
    var: path(RADIAL_FILES.variance),
    corrected: options.corrected ? path(RADIAL_FILES.corrected) : null
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
    return resultOf(scan, paths, former, started, true);
  }
  const prepared = await prepareRadial(scan, calibration, options, means);
  const record = recordOf(scan, calibration, prepared, options, input);
  const axes = { ...formOf(scan.source).scan, isStack: scan.isStack, stepNm: await scanStep(scan, guard) };
  const files = new FinalFiles(folder);
  await discardDead(folder);
  await files.write(() => writeRadial({ scan, axes, ...prepared, record }, files, means));
  return resultOf(scan, paths, record, started, false);
}

function recordOf(
  { source, warnings }: OpenScan,
  calibration: FittingCalibration,
  { pixels, origins }: Prepared,
  options: RadialOptions,
  input: RadialRecord['input']
): RadialRecord {
  const { rows, columns } = formOf(source).scan;
  const { used, masked, gap, dead, hot } = pixels;
  return radialRecord({
    input,
    options,
    calibration: calibration.used,
    origin: origins.used,
    conditions: {
      'acceleration_voltage(V)': calibration.voltage,
      'nominal_camera_length(m)': calibration.cameraLength
    },
    pixels: { masked, gap, dead, hot, total: used.length },
    patterns: rows * columns,
    warnings: [...warnings, ...calibration.warnings]
  });
}

function resultOf(
  { path }: OpenScan,
  paths: Paths,
  { calibration, origin, patterns, warnings }: RadialRecord,
  started: number,
  skipped: boolean
): RadialResult {
  const seconds = Math.round(performance.now() - started) / 1000;
  return { input: path, ...paths, calibration, origin, patterns, seconds, skipped, warnings };
}
