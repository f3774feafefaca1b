import { discPixels, outsideSectors } from '../../../core/calibration/pixels/exclusions';
import type { CleanPattern } from '../../../core/calibration/pixels/calibrationPattern';
import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import type { Grid } from '../../plots/grid';

/**
 * Pixels that a person left out of a calibration by mask file, discs and wedges, as a pattern that can be sampled: 1 where left
 * out. Undefined where nothing was.
 */
export function leftOutPattern(
  record: CalibrationRecord,
  shape: readonly [number, number],
  mask: Grid | undefined
): Pick<CleanPattern, 'counts' | 'used' | 'shape'> | undefined {
  const { excludeDiscs = [], excludeSectors = [] } = record.options;
  const about = record['excluded_sectors_about(px)'];
  if (!mask && excludeDiscs.length === 0 && !about) {
    return undefined;
  }
  const used = new Uint8Array(shape[0] * shape[1]).fill(1);
  const discs = discPixels(excludeDiscs, shape);
  const outside = about ? outsideSectors(used, shape, about, excludeSectors) : used;
  const counts = Float64Array.from(used, (_, pixel) =>
    discs[pixel] || mask?.values[pixel] || !outside[pixel] ? 1 : 0
  );
  return { counts, used, shape };
}
