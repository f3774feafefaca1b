import * as fc from 'fast-check';

import { directionOf, lengthOf, lineAcross, sampleLine } from './line';

/** 3 row + 5 column + 7: what bilinear interpolation gives back everywhere. */
const plane = {
  values: Float32Array.from({ length: 20 * 30 }, (_, pixel) => 3 * Math.floor(pixel / 30) + 5 * (pixel % 30) + 7),
  shape: [20, 30] as const
};

describe('sampleLine', () => {
  it('gives a plane back along any line within the image, from one end to the other', () => {
    const place = fc.record({
      row: fc.double({ min: 0, max: 19, noNaN: true }),
      column: fc.double({ min: 0, max: 29, noNaN: true })
    });
    fc.assert(
      fc.property(place, place, (from, to) => {
        const { distances, values } = sampleLine(plane, { from, to });
        const length = lengthOf({ from, to });
        expect(distances[0]).toBe(0);
        expect(distances[distances.length - 1]).toBeCloseTo(length, 9);
        values.forEach((value, step) => {
          const part = length > 0 ? distances[step] / length : 0;
          const row = from.row + part * (to.row - from.row);
          const column = from.column + part * (to.column - from.column);
          expect(value).toBeCloseTo(3 * row + 5 * column + 7, 6);
        });
      })
    );
  });

  it('has a sample for every pixel of a row, and none outside of the image', () => {
    const { distances, values } = sampleLine(plane, { from: { row: 2, column: 27 }, to: { row: 2, column: 31 } });
    expect([...distances]).toEqual([0, 1, 2, 3, 4]);
    expect([...values]).toEqual([148, 153, 158, NaN, NaN]);
  });
});

it('measures length and direction', () => {
  const line = { from: { row: 1, column: 1 }, to: { row: 4, column: 5 } };
  expect(lengthOf(line)).toBe(5);
  expect(directionOf({ from: { row: 0, column: 0 }, to: { row: 0, column: -2 } })).toBe(90);
  expect(directionOf({ from: { row: 5, column: 0 }, to: { row: 1, column: 4 } })).toBeCloseTo(135, 12);
  expect(lineAcross([11, 21])).toEqual({ from: { row: 5, column: 5 }, to: { row: 5, column: 15 } });
});
