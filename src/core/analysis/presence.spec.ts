import { columnOf, newRowBlocks, rowStart, BLOCK_ROWS } from './rowBlocks';
import type { RowBlocks } from './rowBlocks';
import { certainties, classifyPresent, pairAt, supportOf } from './presence';

/** A matrix of these rows. */
function rowsOf(rows: readonly (readonly number[])[]): RowBlocks {
  const matrix = newRowBlocks(rows.length, rows[0].length);
  const values = new Float32Array(matrix.data);
  rows.forEach((own, row) => own.forEach((value, at) => (values[rowStart(matrix, row) + at * BLOCK_ROWS] = value)));
  return matrix;
}

describe('certainties', () => {
  it('are coefficients over the standard errors of a linear model of counts', () => {
    // Two components of three bins, [0.5 0.5 0] and [0 0.5 0.5]; 100 and 36 counts: expected 50, 68, 18
    const information = [
      [0.5, 0.5, 0],
      [0, 0.5, 0.5]
    ].map((one, k, all) =>
      all.slice(0, k + 1).map(other => one.reduce((sum, h, bin) => sum + (h * other[bin]) / [50, 68, 18][bin], 0))
    );
    const row = [information[0][0], information[1][0], information[1][1]];
    const found = certainties(rowsOf([[100, 36]]), rowsOf([row]), 1);
    // Variance by the inverse of a matrix of two lines
    const determinant = row[0] * row[2] - row[1] ** 2;
    expect(columnOf(found, 0)[0]).toBeCloseTo(100 / Math.sqrt(row[2] / determinant), 3);
    expect(columnOf(found, 1)[0]).toBeCloseTo(36 / Math.sqrt(row[0] / determinant), 3);
    // Counts that come four at a time say half as much
    expect(columnOf(certainties(rowsOf([[100, 36]]), rowsOf([row]), 4), 0)[0]).toBeCloseTo(
      columnOf(found, 0)[0] / 2,
      3
    );
  });

  it('knows one component alone by the root of its counts, also beside one that is the same', () => {
    // Information of a profile of sum 1 with n counts of it: 1 / n, whatever its shape
    const found = certainties(rowsOf([[49, 0]]), rowsOf([[1 / 49, 1 / 49, 1 / 49]]), 1);
    expect(columnOf(found, 0)[0]).toBeCloseTo(7, 4);
    expect(pairAt(1, 1)).toBe(2);
  });
});

it('finds what lies under all others, and gives positions to what is on it however thin', () => {
  // A film everywhere but in a hole, with thin particles of two kinds on a part of it
  const rows = Array.from({ length: 100 }, (_, at) => {
    const [film, first, second] = [at < 90 ? 9 : 0, at < 20 ? 4 : 0, at >= 20 && at < 30 ? 5 : 0];
    return [first, film, second];
  });
  const certain = rowsOf(rows);
  expect(supportOf(certain)).toBe(1);
  const classes = [...classifyPresent(certain, 1)];
  expect(
    [classes.slice(0, 20), classes.slice(20, 30), classes.slice(30, 90), classes.slice(90)].map(own => new Set(own))
  ).toEqual([1, 3, 2, 0].map(own => new Set([own])));
  // Where spots say otherwise, they say which of the two it is, and that it is there; nothing of the support
  const weighed = [...rows.slice(0, 50).map(([, film, second]) => [1, film, second + 2]), ...rows.slice(50)];
  weighed[40] = [5, 9, 0];
  const byRings = [...classifyPresent(certain, 1, rowsOf(weighed))];
  expect([byRings[0], byRings[25], byRings[40], byRings[60], byRings[95]]).toEqual([3, 3, 1, 2, 0]);
  // Without a support the most certain counts
  expect(classifyPresent(certain, undefined)[0]).toBe(2);
  // Patches side by side have none
  expect(supportOf(rowsOf(rows.map((_, at) => [at < 60 ? 9 : 0, at >= 58 ? 9 : 0])))).toBeUndefined();
});
