import { hdbscan } from './hdbscan';

/** A scan with discs of marked positions. */
function scene(size: number, discs: readonly (readonly [row: number, column: number, radius: number])[]): Uint8Array {
  return Uint8Array.from({ length: size * size }, (_, at) =>
    discs.some(([row, column, radius]) => Math.hypot(Math.floor(at / size) - row, (at % size) - column) <= radius)
      ? 1
      : 0
  );
}

const OPTIONS = { reach: 4, least: 30 };

describe('hdbscan', () => {
  it('finds areas of any size, each by itself, in the order of the scan', () => {
    const size = 64;
    const groups = hdbscan(
      scene(size, [
        [10, 10, 5],
        [12, 45, 9],
        [45, 20, 14]
      ]),
      [size, size],
      OPTIONS
    );
    const at = (row: number, column: number): number => groups[row * size + column];
    expect([at(10, 10), at(12, 45), at(45, 20), at(32, 60)]).toEqual([2, 1, 3, 0]);
    expect(new Set(groups)).toEqual(new Set([0, 1, 2, 3]));
    expect(groups.filter(group => group === 1)).toHaveLength(scene(size, [[12, 45, 9]]).filter(Boolean).length);
  });

  it('takes all that hangs together for one area where there is no other, and leaves single positions out', () => {
    const size = 48;
    const marked = scene(size, [[20, 20, 8]]);
    marked[40 * size + 40] = 1;
    const groups = hdbscan(marked, [size, size], OPTIONS);
    expect(Math.max(...groups)).toBe(1);
    expect(groups[20 * size + 20]).toBe(1);
    expect(groups[40 * size + 40]).toBe(0);
  });

  it('keeps areas together that part below the reach, and parts them where the reach is shorter', () => {
    const size = 64;
    // Two discs with a narrow gap between, and one apart
    const marked = scene(size, [
      [20, 15, 9],
      [20, 39, 9],
      [52, 52, 9]
    ]);
    const number = (reach: number): number => Math.max(...hdbscan(marked, [size, size], { reach, least: 30 }));
    expect(number(8)).toBe(2);
    expect(number(1)).toBe(3);
  });

  it('finds none where there are too few positions, and takes no notice of how a scan is turned', () => {
    expect(hdbscan(scene(20, [[10, 10, 2]]), [20, 20], OPTIONS).some(Boolean)).toBe(false);
    const size = 40;
    const marked = scene(size, [
      [8, 9, 5],
      [28, 12, 6],
      [20, 30, 7]
    ]);
    const turned = Uint8Array.from(marked, (_, at) => marked[(at % size) * size + Math.floor(at / size)]);
    const sizes = (of: Uint8Array): number[] => {
      const counts: number[] = [];
      hdbscan(of, [size, size], OPTIONS).forEach(group => (counts[group] = (counts[group] ?? 0) + 1));
      return counts.sort((a, b) => a - b);
    };
    expect(sizes(turned)).toEqual(sizes(marked));
  });

  it('parts two large regions with a wide gap between, of which one fills most of the scan', () => {
    const size = 80;
    const marked = Uint8Array.from({ length: size * size }, (_, at) => (at % size < 40 || at % size > 72 ? 1 : 0));
    const groups = hdbscan(marked, [size, size], OPTIONS);
    expect([groups[0], groups[60], groups[size - 1]]).toEqual([1, 0, 2]);
    expect(groups.filter(group => group === 1)).toHaveLength(40 * size);
  });
});
