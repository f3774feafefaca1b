import type { Extent, MapGrid, MapOverScan } from './mapExtent';
import { mapOverScan } from './mapExtent';
import { labelsOnMap, meanOnMap, onScan } from './resample';

function overlay(map: Extent | MapGrid, scan: Extent | MapGrid): MapOverScan {
  const [own, other] = [map, scan].map(grid => ('extent' in grid ? grid : { extent: grid }));
  const over = mapOverScan(own, other);
  if ('reason' in over) {
    throw new Error(over.reason);
  }
  return over;
}

function grid(rows: number, columns: number, step: number): MapGrid {
  return { extent: [rows, columns], step: [step, step] };
}

describe('mapOverScan', () => {
  it('takes maps of the same size, and those one line larger, which AZtec records', () => {
    expect(overlay([128, 128], [128, 128])).toEqual({ map: [128, 128], scan: [128, 128], pitch: [1, 1] });
    expect(overlay([128, 128], [127, 128]).note).toMatch(
      /128 x 128 positions, the scan 127 x 128: the extra lines at the end of the map are left out\.$/
    );
  });

  it.each<[Extent, Extent, number]>([
    [[256, 256], [127, 128], 1 / 2],
    // As found in the wild
    [[134, 299], [33, 74], 1 / 4],
    [[64, 64], [128, 128], 2],
    [[64, 64], [127, 128], 2],
    [[33, 74], [134, 299], 4]
  ])('takes whole numbers of pixels to a position, and of positions to a pixel: %p on %p', (map, scan, pitch) => {
    expect(overlay(map, scan).pitch).toEqual([pitch, pitch]);
  });

  it('takes other sizes where both tell the same field of view, and says both', () => {
    const over = overlay(grid(100, 100, 6.5), grid(128, 128, 5));
    expect(over.pitch).toEqual([1.28, 1.28]);
    expect(over.note).toMatch(
      /100 x 100 positions \(650 x 650 nm\), the scan 128 x 128 \(640 x 640 nm\), which is one field .* by area/
    );
    // The scan ends one line early
    expect(overlay(grid(160, 160, 4), grid(127, 128, 5)).pitch).toEqual([0.8, 0.8]);
  });

  it('takes the same size position by position, and says so where the fields of view differ', () => {
    expect(overlay(grid(64, 64, 10), grid(64, 64, 5)).note).toMatch(
      /\(640 x 640 nm\), the scan 64 x 64 \(320 x 320 nm\): they were taken position by position although/
    );
  });

  it.each<[MapGrid, MapGrid, RegExp]>([
    [{ extent: [134, 299] }, { extent: [40, 74] }, /and the map and the scan do not say/],
    [{ extent: [130, 128] }, { extent: [127, 128] }, /nothing was correlated/],
    [{ extent: [100, 100] }, grid(128, 128, 5), /the map does not say how large/],
    [grid(100, 100, 8), grid(128, 128, 5), /800 x 800 nm.*640 x 640 nm.*different fields of view/],
    // A whole number of pixels to a position is no evidence against the fields
    [grid(64, 64, 5), grid(128, 128, 5), /320 x 320 nm.*640 x 640 nm.*different fields of view/]
  ])('refuses %p for %p', (map, scan, sentence) => {
    expect(mapOverScan(map, scan)).toEqual({ reason: expect.stringMatching(sentence) as string });
  });
});

describe('resampling', () => {
  it('adds pixels of the map up, and spreads labels of the scan back', () => {
    const over = overlay([4, 6], [2, 3]);
    const sums = onScan(
      Float64Array.from({ length: 24 }, (_, at) => at),
      over
    );
    expect([...sums]).toEqual([0 + 1 + 6 + 7, 2 + 3 + 8 + 9, 4 + 5 + 10 + 11, 62, 70, 78]);
    const labels = Uint8Array.from([1, 2, 3, 4, 5, 6]);
    expect([...labelsOnMap(labels, over)]).toEqual([
      1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 4, 4, 5, 5, 6, 6
    ]);
    expect([...labelsOnMap(labels, overlay([3, 3], [2, 3]))]).toEqual([1, 2, 3, 4, 5, 6, 0, 0, 0]);
  });

  it.each<[Extent, Extent]>([
    [
      [5, 5],
      [8, 8]
    ],
    [
      [8, 8],
      [5, 5]
    ],
    [
      [49, 49],
      [1, 1]
    ],
    [
      [7, 7],
      [21, 21]
    ]
  ])('keeps the sum of counts, and a density where it is: %p on %p', (map, scan) => {
    const over = overlay(
      { extent: map, step: [1 / map[0], 1 / map[1]] },
      { extent: scan, step: [1 / scan[0], 1 / scan[1]] }
    );
    const counts = Float64Array.from({ length: map[0] * map[1] }, (_, at) => (at * 7) % 11);
    const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);
    expect(sum(onScan(counts, over))).toBeCloseTo(sum(counts), 9);
    // The integral of 1 over each position is its size, and the mean of a constant is the constant
    const flat = onScan(new Float64Array(counts.length).fill(1), over);
    flat.forEach(value => expect(value).toBeCloseTo((map[0] * map[1]) / (scan[0] * scan[1]), 9));
    meanOnMap(new Float64Array(scan[0] * scan[1]).fill(3), over).forEach(value => expect(value).toBeCloseTo(3, 9));
  });

  it('shares a pixel by the area of the positions it covers', () => {
    // Three positions over two pixels: the middle one has a third of each
    const over = overlay(grid(20, 20, 1.5), grid(30, 30, 1));
    const counts = new Float64Array(400);
    counts[0] = 9;
    const shared = onScan(counts, over);
    expect([0, 1, 2, 30, 31].map(at => Number(shared[at].toFixed(9)))).toEqual([4, 2, 0, 2, 1]);
    const values = Float64Array.from({ length: 900 }, (_, at) => 1 + (at % 3));
    values[61] = NaN;
    const means = meanOnMap(values, over);
    expect(means[0]).toBeCloseTo(4 / 3, 9);
    expect(means[20]).toBeCloseTo(8 / 7, 9);
  });

  it('gives positions that the map does not reach no counts, not zero', () => {
    const over = overlay([4, 4], [9, 9]);
    expect(over.note).toMatch(/beyond the map have no counts/);
    const spread = onScan(new Float64Array(16).fill(4), over);
    expect([...spread.subarray(0, 9)]).toEqual([1, 1, 1, 1, 1, 1, 1, 1, NaN]);
    expect(spread.subarray(72).every(Number.isNaN)).toBe(true);
  });
});
