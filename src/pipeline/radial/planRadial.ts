import type { RadialOptions } from '../../protocol/radial/radialOptions';
import type { PathGuard } from '../../storage/pathGuard';
import { formOf } from '../frames/source/scanSource';
import type { OpenScan } from './openScan';
import type { FittingCalibration, Prepared } from './prepareRadial';
import { scanStep } from './prepareRadial';
import type { RadialPlan } from './radialPlan';
import { radialDraft } from './radialRecord';

/** Puts together what is known before the patterns are read. @throws InputError where the scan step cannot be read */
export async function planRadial(
  scan: OpenScan,
  calibration: FittingCalibration,
  prepared: Prepared,
  options: RadialOptions,
  guard: PathGuard
): Promise<RadialPlan> {
  const size = formOf(scan.source).scan;
  const { used, masked, gap, dead, hot } = prepared.pixels;
  const draft = radialDraft({
    options,
    calibration: calibration.used,
    origin: prepared.origins.used,
    conditions: {
      'acceleration_voltage(V)': calibration.voltage,
      'nominal_camera_length(m)': calibration.cameraLength
    },
    rolled: scan.source.rolled ?? 0,
    pixels: { masked, gap, dead, hot, total: used.length },
    patterns: size.rows * size.columns,
    warnings: [...scan.warnings, ...calibration.warnings]
  });
  const axes = { ...size, isStack: scan.isStack, stepNm: await scanStep(scan, guard) };
  return { scan, axes, pixels: prepared.pixels, origins: prepared.origins, draft };
}
