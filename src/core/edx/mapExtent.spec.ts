import { mapOverScan, onMap, onScan } from './mapExtent';
import { pairByStamp } from './pairing';

describe('mapOverScan', () => {
  it('takes maps of the same size, and those one line larger, which AZtec records', () => {
    expect(mapOverScan([128, 128], [128, 128])).toEqual({ binning: 1 });
    const over = mapOverScan([128, 128], [127, 128])!;
    expect(over.note).toMatch(
      /128 x 128 positions, the scan 127 x 128: what the map has more at its end is left out\.$/
    );
    expect(mapOverScan([256, 256], [127, 128])!.binning).toBe(2);
    // As found in the wild
    expect(mapOverScan([134, 299], [33, 74])!.binning).toBe(4);
  });

  it.each([
    [
      [134, 299],
      [40, 74]
    ],
    [
      [64, 64],
      [128, 128]
    ],
    [
      [130, 128],
      [127, 128]
    ]
  ] as const)('refuses a map of %p for a scan of %p', (map, scan) => {
    expect(mapOverScan(map, scan)).toBeUndefined();
  });

  it('adds positions of the map up, and spreads labels of the scan back', () => {
    const [map, scan] = [[4, 6] as const, [2, 3] as const];
    const over = mapOverScan(map, scan)!;
    const values = Float64Array.from({ length: 24 }, (_, at) => at);
    const sums = onScan(values, map, scan, over);
    expect([...sums]).toEqual([0 + 1 + 6 + 7, 2 + 3 + 8 + 9, 4 + 5 + 10 + 11, 62, 70, 78]);
    const labels = onMap(Uint8Array.from([1, 2, 3, 4, 5, 6]), map, scan, over);
    expect([...labels]).toEqual([1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 4, 4, 5, 5, 6, 6]);
    const spare = mapOverScan([3, 3], [2, 3])!;
    expect([...onMap(Uint8Array.from([1, 2, 3, 4, 5, 6]), [3, 3], [2, 3], spare)]).toEqual([1, 2, 3, 4, 5, 6, 0, 0, 0]);
  });
});

describe('pairByStamp', () => {
  it('pairs by the stamp in the name, and leaves doubts and the rest to the user', () => {
    const maps = [
      '/s/EDX/Map Data-Map Data - Site_20260317_101204.rpl',
      '/s/EDX/a_20260317_111111.rpl',
      '/s/EDX/b_20260317_111111.rpl',
      '/s/20260317_121212/EDS Map Data 12.rpl'
    ];
    expect(pairByStamp(['20260317_101204', '20260317_111111', '20260317_121212'], maps)).toEqual({
      pairs: [{ stamp: '20260317_101204', map: maps[0] }],
      doubts: [{ stamp: '20260317_111111', maps: maps.slice(1, 3) }],
      scansAlone: ['20260317_121212'],
      mapsAlone: [maps[3]]
    });
  });
});
