import { areasOf, convexHull, polygonSize } from './area';
import { dbscan } from './dbscan';

/** Marked positions as they are drawn. */
function drawn(...lines: string[]): { marked: Uint8Array; shape: [number, number] } {
  return {
    marked: Uint8Array.from(lines.join(''), mark => (mark === '#' ? 1 : 0)),
    shape: [lines.length, lines[0].length]
  };
}

describe('areas', () => {
  const { marked, shape } = drawn('##....##.', '##....##.', '......#..', '.........', '#....####', '.....####');

  it('are groups of positions that are dense enough; a lone one is none', () => {
    const groups = dbscan(marked, shape, { reach: 1.5, least: 4 });
    expect(Array.from(groups.subarray(0, 9))).toEqual([1, 1, 0, 0, 0, 0, 2, 2, 0]);
    expect(groups[2 * 9 + 6]).toBe(2);
    expect(groups[4 * 9]).toBe(0);
    expect(Math.max(...groups)).toBe(3);
  });

  it('count each position once, and have centre and hull', () => {
    const areas = areasOf(dbscan(marked, shape, { reach: 1.5, least: 4 }), shape[1]);
    expect(areas.map(({ size }) => size)).toEqual([4, 5, 8]);
    expect(areas[0].centre).toEqual([0.5, 0.5]);
    expect(areas[2].centre).toEqual([4.5, 6.5]);
    // A rectangle is its own hull; a corner cut by half a position adds half of it
    expect(areas[2].hullSize).toBe(8);
    expect(areas[1].hullSize).toBe(5.5);
  });

  it('reach as far as asked', () => {
    const line = drawn('##..##..##');
    expect(Math.max(...dbscan(line.marked, line.shape, { reach: 2, least: 2 }))).toBe(3);
    expect(Math.max(...dbscan(line.marked, line.shape, { reach: 3, least: 2 }))).toBe(1);
    expect(Math.max(...dbscan(line.marked, line.shape, { reach: 4, least: 4 }))).toBe(1);
    expect(Math.max(...dbscan(line.marked, line.shape, { reach: 3, least: 9 }))).toBe(0);
  });
});

it('a hull has no corner within it', () => {
  const hull = convexHull([
    [0, 0],
    [0, 4],
    [2, 2],
    [4, 0],
    [4, 4],
    [0, 2],
    [3, 1]
  ]);
  expect(hull).toHaveLength(4);
  expect(polygonSize(hull)).toBe(16);
});
