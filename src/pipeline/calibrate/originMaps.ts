import { beamSearch } from '../../core/calibration/beamSearch';
import { cleanPattern } from '../../core/calibration/calibrationPattern';
import { exposedPixels } from '../../core/calibration/exposedPixels';
import { recordStandard } from '../../protocol/calibrate/recordStandard';
import { runFrames } from '../frames/runFrames';
import type { ScanSource } from '../frames/source/scanSource';
import { formOf } from '../frames/source/scanSource';
import { tileList } from '../frames/tiles';
import type { TaskRunner } from '../threads/taskRunner';
import type { Fit } from './fitSubject';
import type { OriginMaps } from './report/reportInput';

/** Scan positions along either side of a map, about: enough to see descan, few enough to read in a fraction of a second */
const SIDE = 32;

/**
 * Where the direct beam is over the scan, looked for in single frames at regular scan positions: what moves there was smeared in
 * the pattern that was fitted.
 *
 * @returns undefined where the beam cannot be followed (a beam stop), no geometry was found, or the frames were
 * stored without the gap that the pattern was given
 * @throws InputError when a frame cannot be read; CancelledError
 */
export async function originMaps(
  source: ScanSource,
  { calibration, pattern, record }: Fit,
  runner: TaskRunner,
  signal: AbortSignal
): Promise<OriginMaps | undefined> {
  const clean = cleanPattern(pattern);
  const conditions = { voltage: record['acceleration_voltage(V)'], standard: recordStandard(record) };
  const used = exposedPixels(clean);
  const search = calibration.values && beamSearch({ ...clean, used }, calibration.values, conditions);
  const { scan, shape: frame } = formOf(source);
  const isSameFrame = frame.every((size, dimension) => size === clean.shape[dimension]);
  if (!search || !isSameFrame) {
    return undefined;
  }
  const every = [Math.ceil(scan.rows / SIDE), Math.ceil(scan.columns / SIDE)] as const;
  const shape = [Math.ceil(scan.rows / every[0]), Math.ceil(scan.columns / every[1])] as const;
  const positions = Int32Array.from({ length: shape[0] * shape[1] }, (_, entry) => {
    const [row, column] = [Math.floor(entry / shape[1]), entry % shape[1]];
    return row * every[0] * scan.columns + column * every[1];
  });
  const shared = new SharedArrayBuffer(16 * positions.length);
  const places = new Float64Array(shared).fill(NaN);
  const tiles = [...positions].map(position => ({
    row: Math.floor(position / scan.columns),
    rows: 1,
    column: position % scan.columns,
    columns: 1
  }));
  const sinks = { beamPlace: { search, used, positions, places: shared } };
  await runFrames({ source, tiles: tileList(tiles), sinks }, runner, { signal });
  return {
    rows: places.filter((_, index) => index % 2 === 0),
    columns: places.filter((_, index) => index % 2 === 1),
    shape,
    every
  };
}
