import { coarseFirst } from '../../core/scan/coarseFirst';
import type { FrameGrid } from './source/storedFrames';
import { isStack, storedForm } from './source/storedFrames';
import type { Tile } from './tiles';

/** Frames of a stack treated as one part. */
const STACK_PART = 64;
/** Frames that one thread takes at a time, so that a wish to stop is seen soon; more where a chunk holds more. */
const LARGEST_TILE = 128;

/** All scan positions of a file. */
export function wholeScan(stored: FrameGrid): Tile {
  return { row: 0, column: 0, ...storedForm(stored).scan };
}

/**
 * A rectangle of a scan or stack in parts that show all of it early (see coarseFirst): rows, or as many as a chunk reaches over;
 * of a stack some frames.
 */
export function coarseParts(stored: FrameGrid, region: Tile): Tile[] {
  if (isStack(stored)) {
    const pieces = cut(region.column, region.columns, multipleOf(stored.chunk.columns, STACK_PART));
    return coarseFirst(pieces.length).map(piece => ({
      ...region,
      column: pieces[piece].start,
      columns: pieces[piece].size
    }));
  }
  const bands = cut(region.row, region.rows, stored.chunk.rows);
  return coarseFirst(bands.length).map(band => ({ ...region, row: bands[band].start, rows: bands[band].size }));
}

/** Cuts parts into what threads take at a time, along the borders of chunks. */
export function storedTiles(stored: FrameGrid, parts: readonly Tile[]): Tile[] {
  const columns = multipleOf(stored.chunk.columns, Math.floor(LARGEST_TILE / stored.chunk.rows));
  return parts.flatMap(part =>
    cut(part.column, part.columns, columns).map(({ start, size }) => ({ ...part, column: start, columns: size }))
  );
}

/** The whole of a scan or stack cut so, in the order in which it lies in the file. */
export function tilesInOrder(stored: FrameGrid): Tile[] {
  const parts = coarseParts(stored, wholeScan(stored));
  return storedTiles(
    stored,
    parts.sort((a, b) => a.row - b.row || a.column - b.column)
  );
}

/** The largest multiple of `unit` up to `most`, at least one. */
function multipleOf(unit: number, most: number): number {
  return unit * Math.max(1, Math.floor(most / unit));
}

/** Cuts a range at the multiples of `step`. */
function cut(first: number, count: number, step: number): { start: number; size: number }[] {
  const pieces = [];
  for (let start = first; start < first + count;) {
    const end = Math.min(first + count, (Math.floor(start / step) + 1) * step);
    pieces.push({ start, size: end - start });
    start = end;
  }
  return pieces;
}
