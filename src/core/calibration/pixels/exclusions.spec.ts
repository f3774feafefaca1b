import { discPixels, isInSector, isTakenOut, outsideSectors } from './exclusions';

describe('isInSector', () => {
  it.each([
    [20, [10, 30], true],
    [30, [10, 30], false],
    [-350, [0, 20], true],
    [355, [350, 10], true],
    [5, [350, 10], true],
    [180, [350, 10], false],
    [77, [40, 40], true],
    [180, [10, 350], true],
    [0, [10, 350], false],
    [125, [0, 360], true],
    [100, [-90, 100.5], true]
  ] as const)('%d degrees in %p: %p', (azimuth, sector, expected) => {
    expect(isInSector(azimuth, sector)).toBe(expected);
  });
});

describe('isTakenOut', () => {
  it('knows rings that fall together by either name', () => {
    expect(isTakenOut([['333', 0, 90]], '511/333', 45)).toBe(true);
    expect(isTakenOut([['333', 0, 90]], '511/333', 95)).toBe(false);
    expect(isTakenOut([['311', 0, 90]], '333', 45)).toBe(false);
  });
});

describe('discPixels', () => {
  it('takes pixels by their centres, also where the disc reaches over the edge', () => {
    const rows = ['1100', '1100', '0000'];
    expect([...discPixels([[0, 0, 1.5]], [3, 4])].join('')).toBe(rows.join(''));
    expect(discPixels([[5, 6, 2]], [21, 21]).reduce((sum, value) => sum + value, 0)).toBe(13);
    // Between pixels, and off the detector
    expect(
      discPixels(
        [
          [0.5, 0.5, 0.3],
          [-9, 50, 3]
        ],
        [3, 4]
      ).some(Boolean)
    ).toBe(false);
  });
});

describe('outsideSectors', () => {
  it('counts azimuths from down towards the right', () => {
    const all = new Uint8Array(9).fill(1);
    const kept = outsideSectors(all, [3, 3], [1, 1], [[-10, 10]]);
    // The pixel below the middle, and no other; that in the middle has no azimuth to speak of
    expect([...kept].map((value, pixel) => (value === 0 && pixel !== 4 ? pixel : -1)).filter(at => at >= 0)).toEqual([
      7
    ]);
    expect(outsideSectors(all, [3, 3], [1, 1], [[80, 100]])[5]).toBe(0);
    expect(all.every(Boolean)).toBe(true);
  });
});
