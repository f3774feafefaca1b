import { createRandom } from '../random';
import type { RingEllipse } from './ringEllipse';
import { CIRCLE, minorRadius, ringsToCorner, rounding } from './ringEllipse';
import type { RingShares } from './ringShares';
import { ENTRY, firstRings, ringShares } from './ringShares';
import { wholeRingArea } from './ringSums';

const ELLIPSES: RingEllipse[] = [CIRCLE, { axisRatio: 1.08, theta: 0.4 }, { axisRatio: 1.3, theta: -1.1 }];
const ORIGINS: [number, number][] = [
  [20, 25],
  [20.5, 24.5],
  [19.37, 25.81],
  [-7.2, 60.4]
];

/** Area of every ring, and what ring k holds of one pixel. */
function areas(shares: RingShares): Float64Array {
  const first = firstRings(shares);
  const area = new Float64Array(shares.rings + 2);
  for (let at = 0; at < shares.entries.length; at += ENTRY) {
    for (let part = 0; part < 3; part++) {
      area[first[at + 3] + part] += shares.entries[at + part];
    }
  }
  return area;
}

function shareOf(shares: RingShares, row: number, column: number, ring: number): number {
  const at = ENTRY * (row * shares.shape[1] + column);
  const part = ring - firstRings(shares)[at + 3];
  return part >= 0 && part < 3 ? shares.entries[at + part] : 0;
}

describe('ringShares', () => {
  it.each(ELLIPSES)('gives away every pixel whole, to the farthest corner: $axisRatio', ellipse => {
    const matrix = rounding(ellipse);
    for (const origin of ORIGINS) {
      const shares = ringShares([41, 53], origin, matrix);
      let [least, off] = [1, 0];
      for (let at = 0; at < shares.entries.length; at += ENTRY) {
        const [a, b, c] = shares.entries.subarray(at, at + 3);
        least = Math.min(least, a, b, c);
        off = Math.max(off, Math.abs(a + b + c - 1));
      }
      expect(least).toBe(0);
      expect(off).toBeLessThan(2e-7);
      expect(shares.rings).toBe(ringsToCorner([41, 53], origin, matrix));
      // The last ring holds a part of a corner: that of the farthest one
      expect(areas(shares)[shares.rings - 1]).toBeGreaterThan(0);
    }
  });

  it.each(ELLIPSES)('fills whole rings with the area of their annulus: $axisRatio', ellipse => {
    const size = 161;
    for (const origin of [
      [80, 80],
      [80.5, 79.5],
      [79.63, 80.24]
    ] as const) {
      const found = areas(ringShares([size, size], origin, rounding(ellipse)));
      // 60 px along the minor axis are at most 78 along the major one
      for (let ring = 0; ring < 60; ring++) {
        // Float32 rounds a share to 6e-8; errors of some hundred pixels add up to less than 1e-6 of the ring
        expect(Math.abs(found[ring] / wholeRingArea(ring, ellipse.axisRatio) - 1)).toBeLessThan(1e-6);
      }
    }
  });

  it.each(ELLIPSES)('agrees with points strewn over single pixels: $axisRatio', ellipse => {
    const matrix = rounding(ellipse);
    const side = 150;
    for (const [seed, origin] of ORIGINS.entries()) {
      const random = createRandom(seed + 1);
      const shares = ringShares([41, 53], origin, matrix);
      const near = [Math.round(origin[0]), Math.round(origin[1])] as const;
      const places = [
        near,
        [near[0] + 1, near[1]],
        ...Array.from({ length: 8 }, () => [Math.floor(41 * random.uniform()), Math.floor(53 * random.uniform())])
      ].filter(([row, column]) => row >= 0 && row < 41 && column >= 0 && column < 53);
      for (const [row, column] of places) {
        const counted = new Map<number, number>();
        for (let i = 0; i < side; i++) {
          for (let j = 0; j < side; j++) {
            const down = row - 0.5 + (i + 0.5) / side - origin[0];
            const right = column - 0.5 + (j + 0.5) / side - origin[1];
            const ring = Math.floor(minorRadius(matrix, down, right) + 0.5);
            counted.set(ring, (counted.get(ring) ?? 0) + 1 / side ** 2);
          }
        }
        for (const [ring, share] of counted) {
          // A curve of length 1.4 crosses some 1.4 * side cells of 1 / side² each, half of each wrongly counted at random
          expect(Math.abs(shareOf(shares, row, column, ring) - share)).toBeLessThan(0.5 / side);
        }
      }
    }
  });

  it('lies in one ring where the beam is in the middle of a pixel', () => {
    const shares = ringShares([5, 5], [2, 2], rounding(CIRCLE));
    expect(shareOf(shares, 2, 2, 0)).toBeCloseTo(Math.PI / 4, 6);
    expect(shareOf(shares, 2, 2, 1)).toBeCloseTo(1 - Math.PI / 4, 6);
    // The disc of radius 1/2 touches the edge of the next pixel only
    expect(shareOf(shares, 2, 3, 0)).toBe(0);
  });
});
