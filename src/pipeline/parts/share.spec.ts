import { positionsIn, tileAt, tileCount, tileList, tiles } from '../frames/tiles';
import type { Region } from './share';
import { regionOf } from './share';

const positionsOf = (region: Region, columns: number): number[] => {
  const own = Array.from({ length: tileCount(region.tiles) }, (_, at) => tileAt(region.tiles, at));
  const all = own.flatMap(tile =>
    Array.from({ length: tile.rows * tile.columns }, (_, at) => {
      const [down, right] = [Math.floor(at / tile.columns), at % tile.columns];
      return (tile.row + down) * columns + tile.column + right;
    })
  );
  return all.sort((a, b) => a - b);
};

describe('parts of a scan', () => {
  it.each([
    ['rows of tiles', 7, 10, 4, 1, 3],
    ['several rows in a tile', 9, 5, 12, 1, 4],
    ['bins, with rows left over', 11, 7, 8, 3, 2],
    ['a stack', 1, 100, 8, 1, 6],
    ['more parts than rows', 2, 4, 4, 1, 5]
  ])('are all positions once, one after another: %s', (_, rows, columns, frames, bin, of) => {
    const list = tileList(tiles({ rows, columns }, frames, bin));
    const parts = Array.from({ length: of }, (__, index) => regionOf(list, { rows, columns }, { index, of }));
    const found = parts.map(part => positionsOf(part, columns));
    expect(found.flat()).toEqual(Array.from({ length: rows * columns }, (__, position) => position));
    parts.forEach(({ first, count }, index) => {
      expect(found[index]).toEqual(Array.from({ length: count }, (__, at) => first + at));
    });
  });

  it('are about as large as each other, and cut no tile', () => {
    const list = tileList(tiles({ rows: 100, columns: 20 }, 40));
    const counts = Array.from({ length: 7 }, (_, index) =>
      regionOf(list, { rows: 100, columns: 20 }, { index, of: 7 })
    );
    expect(Math.max(...counts.map(({ count }) => count)) - Math.min(...counts.map(({ count }) => count))).toBe(40);
    expect(positionsIn(counts.flatMap(({ tiles: own }) => [tileAt(own, 0)]))).toBe(7 * 40);
  });
});
