import type { ScanPlan } from '../../core/scan/scanPlan';

/** A rectangle of scan positions that one worker treats at a time. */
export interface Tile {
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columns: number;
}

/** Rows and columns of scan positions; a stack is one row. */
export function positions(plan: ScanPlan): { rows: number; columns: number } {
  return plan.kind === 'stack' ? { rows: 1, columns: plan.frames } : { rows: plan.rows, columns: plan.columns };
}

/**
 * Cuts a scan into tiles of at most about `frames` positions. With scan binning every bin lies within one tile; the
 * remainder that bins leave out at the top rows and left columns has tiles of its own.
 */
export function tiles(plan: ScanPlan, frames: number, bin: number): Tile[] {
  const { rows, columns } = positions(plan);
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
