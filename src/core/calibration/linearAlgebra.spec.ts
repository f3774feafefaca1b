import { inverseOf, solveHeld, times } from './linearAlgebra';

describe('linear algebra', () => {
  it('inverts a symmetric matrix, and notices one that cannot be', () => {
    const matrix = Float64Array.from([4, 1, 0.5, 1, 3, -0.2, 0.5, -0.2, 2]);
    const vector = Float64Array.of(1, -2, 0.5);
    const back = times(inverseOf(matrix, 3)!, times(matrix, vector));
    back.forEach((value, index) => expect(value).toBeCloseTo(vector[index], 12));
    expect(inverseOf(Float64Array.from([1, 1, 1, 1]), 2)).toBeUndefined();
  });

  it('holds unknowns at 0 that would be negative', () => {
    const matrix = Float64Array.from([2, 1, 1, 2]);
    const { values, kept } = solveHeld(matrix, Float64Array.of(1, -1), index => index === 1)!;
    expect(kept).toEqual([0]);
    expect(values[0]).toBeCloseTo(0.5, 12);
    expect(values[1]).toBe(0);
    expect(solveHeld(matrix, Float64Array.of(1, -1), () => false)!.values[1]).toBeCloseTo(-1, 12);
  });
});
