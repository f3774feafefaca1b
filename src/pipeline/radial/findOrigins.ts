import { InputError } from '../../core/errors';
import { originPlane } from '../../core/radial/originPlane';
import type { UsedOrigin } from '../../protocol/radial/radialResult';
import { formOf } from '../frames/source/scanSource';
import type { Tile } from '../frames/tiles';
import { tileList } from '../frames/tiles';
import type { NumbersPass } from '../parts/sharedPass';
import { passAlone } from '../parts/sharedPass';
import type { TaskRunner } from '../threads/taskRunner';
import { beamSearchIn } from './beamSearchIn';
import type { FoundBeam, LeftOut } from './excludedPixels';
import type { OpenScan } from './openScan';

/** The direct beam at every scan position, and how it was found. */
export interface Origins {
  /** Row and column at every position, float64, in shared memory */
  readonly places: Float64Array;
  /** What was found before the plane was fitted; NaN where nothing was, or was looked for. Absent where it was given */
  readonly found?: Float64Array;
  readonly used: UsedOrigin;
}

/** Positions along either side that `fast` looks at */
const SIDE = 32;
/** Part of the patterns looked at in which the beam has to be found */
const LEAST_FOUND = 0.2;
/** Positions a thread takes at a time */
const TILE = 64;

export interface OriginMeans {
  readonly runner: TaskRunner;
  readonly signal: AbortSignal;
  /** How all patterns are looked at (`slow`); absent: alone */
  readonly passOverAll?: NumbersPass;
}

/**
 * Finds the direct beam in many patterns and lays planes through its places: descan.
 *
 * @param sum of some patterns
 * @param used rows x columns, 1 = the pixel counts
 * @throws InputError `E_NO_BEAM`, `E_ORIGIN` for a given one far outside of the detector; those of the source; CancelledError
 */
export async function findOrigins(
  scan: OpenScan,
  sum: Float64Array,
  used: Uint8Array,
  asked: 'auto' | 'fast' | 'slow' | readonly [number, number],
  geometry: { readonly pixelSizeInvAng: number; readonly voltage: number },
  leftOut: LeftOut,
  means: OriginMeans
): Promise<Origins> {
  const { scan: size, shape } = formOf(scan.source);
  if (typeof asked !== 'string') {
    return given(scan.path, asked, shape, size.rows * size.columns);
  }
  const method = asked === 'slow' ? 'slow' : 'fast';
  const beam = beamSearchIn(scan.path, sum, shape, used, geometry, leftOut);
  return followedBeam(scan, beam, method, means);
}

/** The places of a beam in many patterns, and the planes through them. @throws InputError `E_NO_BEAM` */
async function followedBeam(
  scan: OpenScan,
  beam: FoundBeam,
  method: 'fast' | 'slow',
  { runner, signal, passOverAll }: OriginMeans
): Promise<Origins> {
  const { scan: size } = formOf(scan.source);
  const every = (length: number): number => (method === 'slow' ? 1 : Math.ceil(length / SIDE));
  const tiles = positionTiles(size, every(size.rows), every(size.columns));
  const positions = Int32Array.from(tiles.flatMap(tile => positionsOf(tile, size.columns)));
  const shared = new SharedArrayBuffer(16 * positions.length);
  const places = new Float64Array(shared).fill(NaN);
  const sinks = { beamPlace: { ...beam, positions, places: shared } };
  // All positions come one after another
  const pass = (method === 'slow' && passOverAll) || passAlone(runner, signal);
  await pass({ source: scan.source, tiles: tileList(tiles), sinks }, places, rulesOf(scan, beam));
  const plane = originPlane(places, positions, size);
  const found = positions.filter((_, entry) => Number.isFinite(places[2 * entry])).length;
  if (!plane || found < LEAST_FOUND * positions.length) {
    throw new InputError(
      'E_NO_BEAM',
      `${scan.path}: the direct beam was found in ${found} of the ${positions.length} patterns looked at, too few to follow it. Say where it is, in px (--origin ROW,COL).`
    );
  }
  const measured = new Float64Array(2 * size.rows * size.columns).fill(NaN);
  positions.forEach((position, entry) => measured.set(places.subarray(2 * entry, 2 * entry + 2), 2 * position));
  return {
    places: shareable(plane.origins),
    found: measured,
    used: {
      method,
      mean: meanPlace(plane.origins),
      descan: { alongColumns: [...plane.alongColumns], alongRows: [...plane.alongRows] },
      found,
      looked: positions.length,
      residual: plane.residual
    }
  };
}

/** What the places depend on, beside the file that was named. */
function rulesOf(
  { source, acquisition }: OpenScan,
  { search, used, leftOut = new Uint8Array() }: FoundBeam
): (string | Uint8Array)[] {
  const marks = acquisition?.marks.map(mark => ({ ...mark, device: undefined }));
  const order = source.kind === 'raw' ? new Uint8Array(source.frames.slice().buffer) : '';
  return [JSON.stringify(['beam', search, marks]), used, leftOut, order];
}

function given(
  path: string,
  [row, column]: readonly [number, number],
  [rows, columns]: readonly [number, number],
  positions: number
): Origins {
  // A beam beside the detector is possible; one several detectors away is a slip
  if (Math.abs(row - rows / 2) > 2 * rows || Math.abs(column - columns / 2) > 2 * columns) {
    throw new InputError(
      'E_ORIGIN',
      `The origin (--origin) in row ${row}, column ${column} is far outside the ${rows} x ${columns} pixels of ${path}. Give px of the converted frame.`
    );
  }
  return {
    places: shareable(Float64Array.from({ length: 2 * positions }, (_, at) => (at % 2 === 0 ? row : column))),
    used: {
      method: 'given',
      mean: [row, column],
      descan: { alongColumns: [0, 0], alongRows: [0, 0] },
      found: 0,
      looked: 0,
      residual: 0
    }
  };
}

/** Regular positions of a scan: single ones, or pieces of rows where all are wanted. */
function positionTiles({ rows, columns }: { rows: number; columns: number }, down: number, across: number): Tile[] {
  const tiles: Tile[] = [];
  const step = across === 1 ? TILE : across;
  for (let row = 0; row < rows; row += down) {
    for (let column = 0; column < columns; column += step) {
      tiles.push({ row, rows: 1, column, columns: across === 1 ? Math.min(TILE, columns - column) : 1 });
    }
  }
  return tiles;
}

function positionsOf(tile: Tile, columns: number): number[] {
  return Array.from({ length: tile.columns }, (_, at) => tile.row * columns + tile.column + at);
}

function meanPlace(origins: Float64Array): [number, number] {
  const sums = [0, 0];
  origins.forEach((value, at) => (sums[at % 2] += value));
  return [(2 * sums[0]) / origins.length, (2 * sums[1]) / origins.length];
}

function shareable(values: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}
