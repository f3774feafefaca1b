import type { ScanSize } from '../frames/frameForm';
import type { Tile } from '../frames/tiles';
import { tileAt, tileCount, tileList } from '../frames/tiles';

/** One of the parts in which a large input is worked on. */
export interface Share {
  /** From 0 */
  readonly index: number;
  readonly of: number;
}

/** What of a scan belongs to a part: positions one after another, and the tiles that they are. */
export interface Region {
  readonly tiles: Int32Array;
  /** The first position, row-major, and how many there are */
  readonly first: number;
  readonly count: number;
}

/**
 * The tiles of a part: so many scan rows that no tile is cut, or, of a scan that has one row of tiles, columns. All parts together are
 * the scan; where there are more parts than rows of tiles some are empty.
 *
 * @param list all tiles of the scan
 */
export function regionOf(list: Int32Array, scan: ScanSize, { index, of }: Share): Region {
  const all = Array.from({ length: tileCount(list) }, (_, at) => tileAt(list, at));
  const inRows = new Set(all.map(({ row }) => row)).size > 1;
  const start = ({ row, column }: Tile): number => row * scan.columns + (inRows || scan.rows > 1 ? 0 : column);
  const starts = [...new Set(all.map(start))].sort((a, b) => a - b);
  const borderOf = (part: number): number => Math.floor((part * starts.length) / of);
  const positionOf = (border: number): number => starts[border] ?? scan.rows * scan.columns;
  const [first, end] = [index, index + 1].map(part => positionOf(borderOf(part)));
  const own = all.filter(tile => start(tile) >= first && start(tile) < end);
  return { tiles: tileList(own), first, count: end - first };
}
