import { createRandom } from '../random';
import { notNegativeLeastSquares } from './notNegative';

describe('notNegativeLeastSquares', () => {
  it('finds unknowns that are all above 0 exactly', () => {
    const columns = [Float64Array.of(1, 0, 2), Float64Array.of(0, 1, 1)];
    const found = notNegativeLeastSquares(columns, Float64Array.of(3, 0.5, 6.5));
    expect(found[0]).toBeCloseTo(3, 5);
    expect(found[1]).toBeCloseTo(0.5, 5);
  });

  it('holds at 0 what would be below', () => {
    const columns = [Float64Array.of(1, 1), Float64Array.of(0, 1)];
    const found = notNegativeLeastSquares(columns, Float64Array.of(2, 1));
    expect(found[1]).toBe(0);
    expect(found[0]).toBeCloseTo(1.5, 5);
  });

  it('meets the conditions of a minimum, with more unknowns than values, too (Karush, Kuhn and Tucker)', () => {
    const random = createRandom(5, 'not negative');
    const columns = Array.from({ length: 12 }, () => Float64Array.from({ length: 8 }, () => random.uniform() - 0.3));
    const values = Float64Array.from({ length: 8 }, () => random.uniform() - 0.2);
    const found = notNegativeLeastSquares(columns, values);
    const left = values.map(
      (value, row) => value - columns.reduce((sum, column, at) => sum + found[at] * column[row], 0)
    );
    columns.forEach((column, at) => {
      const slope = column.reduce((sum, value, row) => sum + value * left[row], 0);
      expect(found[at]).toBeGreaterThanOrEqual(0);
      // No step helps: none from above 0 either way, none up from 0. The last sweep moves nothing by more than 1e-6
      expect(found[at] > 0 ? Math.abs(slope) : Math.max(0, slope)).toBeLessThan(1e-5);
    });
  });

  it('begins anywhere and ends in the same place', () => {
    const columns = [Float64Array.of(1, 0.2, 0), Float64Array.of(0.1, 1, 0.4)];
    const values = Float64Array.of(1, 2, 3);
    const [one, other] = [undefined, Float64Array.of(7, 9)].map(begin =>
      notNegativeLeastSquares(columns, values, begin)
    );
    one.forEach((value, at) => expect(other[at]).toBeCloseTo(value, 4));
  });
});
