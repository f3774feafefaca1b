import type { ScanPlan } from '../../core/scan/scanPlan';
import type { ScanSize } from './frameForm';

/** A rectangle of scan positions that one worker treats at a time. */
export interface Tile {
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columns: number;
}

/** Rows and columns of scan positions; a stack is one row. */
export function positions(plan: ScanPlan): ScanSize {
  return plan.kind === 'stack' ? { rows: 1, columns: plan.frames } : { rows: plan.rows, columns: plan.columns };
}

/**
 * Cuts a scan into tiles of at most about `frames` positions. With scan binning every bin lies within one tile; the
 * remainder that bins leave out at the top rows and left columns has tiles of its own.
 */
export function tiles({ rows, columns }: ScanSize, frames: number, bin = 1): Tile[] {
  const columnCuts = cuts(columns, bin, Math.max(bin, Math.floor(Math.min(columns, frames) / bin) * bin));
  const rowsAtOnce = bin > 1 ? bin : Math.max(1, Math.floor(frames / columns));
  const cut: Tile[] = [];
  for (const [row, rowEnd] of cuts(rows, bin, rowsAtOnce)) {
    for (const [column, columnEnd] of columnCuts) {
      cut.push({ row, rows: rowEnd - row, column, columns: columnEnd - column });
    }
  }
  return cut;
}

function cuts(length: number, bin: number, step: number): [start: number, end: number][] {
  const rest = length % bin;
  const found: [number, number][] = rest > 0 ? [[0, rest]] : [];
  for (let start = rest; start < length; start += step) {
    found.push([start, Math.min(start + step, length)]);
  }
  return found;
}

/** Words of a tile in the list that threads share. */
const TILE_WORDS = 4;

/** A list of tiles in shared memory. */
export function tileList(tiles: readonly Tile[]): Int32Array {
  const list = new Int32Array(new SharedArrayBuffer(4 * TILE_WORDS * tiles.length));
  tiles.forEach(({ row, rows, column, columns }, index) => list.set([row, rows, column, columns], TILE_WORDS * index));
  return list;
}

/** Number of tiles in a list. */
export function tileCount(list: Int32Array): number {
  return list.length / TILE_WORDS;
}

export function tileAt(list: Int32Array, index: number): Tile {
  const [row, rows, column, columns] = list.subarray(TILE_WORDS * index, TILE_WORDS * (index + 1));
  return { row, rows, column, columns };
}

/** Scan positions in some tiles. */
export function positionsIn(tiles: readonly Tile[]): number {
  return tiles.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
}
