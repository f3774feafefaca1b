import { InputError } from '../../../core/errors';
import { mostRings } from '../../../core/radial/originGrid';
import { ringsToCorner, rounding } from '../../../core/radial/ringEllipse';
import type { Progress, requests, Result } from '../../../protocol/requests';
import type { ScanRegion } from '../../../protocol/viewer';
import { readGroupValues } from '../../../storage/hdf5/profileGroup';
import type { PathGuard } from '../../../storage/pathGuard';
import { runFrames } from '../../frames/runFrames';
import { mapMemory } from '../../frames/sinks/radial/mapPlaces';
import { formOf } from '../../frames/source/scanSource';
import { tileList } from '../../frames/tiles';
import { latestOnly } from '../../threads/latestOnly';
import type { TaskRunner } from '../../threads/taskRunner';
import type { Watch } from '../../watch';
import { notingNoCounts } from '../noCounts';
import { openScan } from '../openScan';
import { inputState, readRadialRecord } from '../radialRecord';
import { scanStatistics } from '../scanGroup';
import { shared } from '../scanPass';
import { varianceCurves } from './variances';

type Contract = (typeof requests)['radialVariance'];

/** Positions of a row that a thread takes at a time */
const TILE = 64;

/**
 * The normalised variances of some positions of a scan that was transformed: their patterns pass once more, with the beam, the
 * pixels and the calibration of then.
 *
 * @throws InputError `E_NOT_OURS` for profiles of another program or convention, `E_CHANGED` where the data are others by now;
 * those of openScan; CancelledError
 */
export async function regionVariance(
  mean: string,
  region: ScanRegion,
  runner: TaskRunner,
  { guard, signal, report }: Watch<Progress<Contract>> & { readonly guard: PathGuard }
): Promise<Result<Contract>> {
  await guard(mean, 'read');
  const record = await readRadialRecord(mean);
  const { origin, mask } = await readGroupValues(mean, ['origin', 'mask']);
  if (!record || !origin || !mask) {
    throw new InputError(
      'E_NOT_OURS',
      `${mean} does not say how it was made, so that no normalised variance can be worked out for a region. Transform again.`
    );
  }
  const { input, calibration, options, rolled } = record;
  await guard(input.path, 'read');
  const now = await inputState(input.path);
  if (now.bytes !== input.bytes || now.changed !== input.changed) {
    throw new InputError('E_CHANGED', `${input.path} has changed since it was transformed. Transform it again.`);
  }
  const { source } = notingNoCounts(await openScan(input.path, { guard, signal }));
  const { scan, shape } = formOf(source);
  const used = Uint8Array.from(mask.values, value => 1 - value);
  const origins = originsIn(region, origin.values, scan.columns);
  const matrix = rounding(calibration);
  const rings = mostRings(origin.values, place => ringsToCorner(shape, place, matrix));
  const frames = region.rows * region.columns;
  const news = latestOnly<number>(
    (_, later) => later,
    framesDone => report({ framesDone, frames })
  );
  const radialProfile = {
    ellipse: calibration,
    origins: shared(origins),
    maps: mapMemory(shape, origins),
    used,
    rings,
    gain: options.gain,
    rows: {},
    visited: new SharedArrayBuffer(scan.rows * scan.columns)
  };
  const { radialProfile: found } = await runFrames(
    { source: { ...source, rolled }, tiles: regionTiles(region), sinks: { radialProfile } },
    runner,
    { signal, onPositions: done => news.push(done) }
  );
  await news.sent();
  const { raw, shotNoise } = scanStatistics(found, { shape, used, origins }, calibration, options.gain);
  return { variances: varianceCurves(raw, shotNoise) };
}

/** Beams of the region; everywhere else some of them, for sums of patterns lie about the beams of all positions. */
function originsIn({ row, column, rows, columns }: ScanRegion, all: Float64Array, width: number): Float64Array {
  const places = Array.from({ length: rows * columns }, (_, at) => {
    const position = (row + Math.floor(at / columns)) * width + column + (at % columns);
    return [all[2 * position], all[2 * position + 1]];
  });
  const origins = Float64Array.from({ length: all.length }, (_, at) => places[(at >> 1) % places.length][at & 1]);
  places.forEach(([r, c], at) => {
    const position = (row + Math.floor(at / columns)) * width + column + (at % columns);
    origins.set([r, c], 2 * position);
  });
  return origins;
}

function regionTiles({ row, column, rows, columns }: ScanRegion): Int32Array {
  const tiles = Array.from({ length: rows }, (_, line) =>
    Array.from({ length: Math.ceil(columns / TILE) }, (__, piece) => ({
      row: row + line,
      rows: 1,
      column: column + piece * TILE,
      columns: Math.min(TILE, columns - piece * TILE)
    }))
  );
  return tileList(tiles.flat());
}
