import { RowWriter } from '../frames/sinks/radial/rowWriter';
import type { RowFile } from '../frames/sinks/radial/rowWriter';
import { runFrames } from '../frames/runFrames';
import type { SinkJobs, SinkResults } from '../frames/sinks';
import { rawAtOnce } from '../frames/source/rawFrames';
import { tilesInOrder } from '../frames/storedTiles';
import { tileList, tiles } from '../frames/tiles';
import { requireCounts } from './noCounts';
import type { OpenScan } from './openScan';
import type { RadialPlan, RadialWatch } from './radialPlan';

/** Sends all patterns of a scan through sinks, in the order in which they lie in the file. @throws InputError as runFrames and requireCounts */
export async function passScan<S extends SinkJobs>(
  { scan, axes, pixels }: RadialPlan,
  sinks: S,
  { runner, signal, onFrames }: RadialWatch
): Promise<SinkResults<S>> {
  const total = axes.rows * axes.columns;
  return runFrames({ source: scan.source, tiles: scanTiles(scan), sinks }, runner, {
    signal,
    onPositions: done => onFrames?.(done, total),
    check: () => requireCounts(scan, pixels.used)
  });
}

/** Tiles of a whole scan, in the order in which they lie in the file. */
export function scanTiles({ source }: OpenScan): Int32Array {
  return tileList(source.kind === 'raw' ? tiles(source.scan, rawAtOnce(source.place)) : tilesInOrder(source));
}

/** Gives positions without a frame rows of one value: a file that was never written there reads as zeros. */
export function fillUnvisited(visited: SharedArrayBuffer, files: readonly RowFile[], value: number): void {
  const missing = [...new Uint8Array(visited).entries()].filter(([, isVisited]) => isVisited === 0);
  for (const file of missing.length > 0 ? files : []) {
    const row = new Float64Array(file.length).fill(value);
    const writer = new RowWriter(file);
    try {
      missing.forEach(([position]) => writer.write(position, row));
      writer.flush();
    } finally {
      writer.close();
    }
  }
}

/** A copy that threads share. */
export function shared(values: Float64Array): SharedArrayBuffer {
  const copy = new SharedArrayBuffer(values.byteLength);
  new Float64Array(copy).set(values);
  return copy;
}
