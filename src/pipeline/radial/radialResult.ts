import type { RadialResult } from '../../protocol/radial/radialResult';
import type { RadialPlace } from './radialPlace';
import type { RadialRecord } from './radialRecord';

/** What became of a scan, as it is told. @param started see performance.now */
export function radialResult(
  paths: RadialPlace['paths'],
  { input, calibration, origin, patterns, warnings }: RadialRecord,
  started: number,
  skipped: boolean
): RadialResult {
  const seconds = Math.round(performance.now() - started) / 1000;
  return { input: input.path, ...paths, calibration, origin, patterns, seconds, skipped, warnings };
}
