import type { CalibrationRecord } from '../../protocol/calibrate/calibrationRecord';
import { recordStandard } from '../../protocol/calibrate/recordStandard';
import { runFrames } from '../frames/runFrames';
import type { ScanSource } from '../frames/source/scanSource';
import { formOf } from '../frames/source/scanSource';
import { tileList } from '../frames/tiles';
import { jobCounters } from '../threads/jobCounters';
import type { TaskRunner } from '../threads/taskRunner';
import type { Fit } from './fitSubject';
import type { OriginMaps } from './report/reportInput';

/** Scan positions along either side of a map, about: enough to see descan, few enough to read in a fraction of a second */
const SIDE = 32;

/**
 * Where the direct beam is over the scan, looked for in single frames at regular scan positions: what moves there was smeared in
 * the pattern that was fitted.
 *
 * @returns also the scan positions, row-major, that were looked at; undefined where the beam cannot be followed (a beam stop), no geometry was found, or the frames were
 * stored without the gap that the pattern was given
 * @throws InputError when a frame cannot be read; CancelledError
 */
export async function originMaps(
  source: ScanSource,
  { pattern, record }: Pick<Fit, 'pattern' | 'record'>,
  runner: TaskRunner,
  signal: AbortSignal
): Promise<(OriginMaps & { readonly positions: Int32Array }) | undefined> {
  const conditions = { voltage: record['acceleration_voltage(V)'], standard: recordStandard(record) };
  const values = beamOf(record);
  const { scan, shape: frame } = formOf(source);
  if (!values || frame.some((size, dimension) => size !== pattern.shape[dimension])) {
    return undefined;
  }
  const job = { pattern, values, conditions, counters: jobCounters() };
  const [beam] = await runner.run('calibrationBeam', job, signal, 1);
  if (!beam) {
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
  const sinks = { beamPlace: { ...beam, positions, places: shared } };
  await runFrames({ source, tiles: tileList(tiles), sinks }, runner, { signal });
  return {
    rows: places.filter((_, index) => index % 2 === 0),
    columns: places.filter((_, index) => index % 2 === 1),
    shape,
    every,
    positions
  };
}

/** Where the beam of a record is, and how far the rings are from it. */
function beamOf({ p_ellipse: ellipse, 'reciprocal_space_pix(1/A)': pixelSizeInvAng }: CalibrationRecord) {
  return ellipse && pixelSizeInvAng !== null
    ? { centreRow: ellipse[0], centreColumn: ellipse[1], pixelSizeInvAng }
    : undefined;
}
