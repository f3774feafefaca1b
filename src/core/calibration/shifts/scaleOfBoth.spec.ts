import { scaleOfBoth, withScale } from './scaleOfBoth';
import type { ShiftRegression } from './shiftRegression';

function pieces(scale: number, error: number): ShiftRegression {
  const covariance = new Float64Array(81);
  covariance[0] = error ** 2;
  const change = Float64Array.of(scale, 0.01, 0, 0, 0, 0, 0, 0, 0);
  return {
    change,
    covariance,
    residuals: Float64Array.of(1e-4, -2e-4),
    weights: Float64Array.of(1, 1)
  } as ShiftRegression;
}

describe('scaleOfBoth', () => {
  it('weighs pieces and profile by their variances', () => {
    const found = scaleOfBoth(pieces(3e-4, 2e-4), { logScale: 2e-4, logScaleError: 1e-4 });
    expect(found).toBeCloseTo((3e-4 / 4 + -2e-4 / 1) / (1 / 4 + 1 / 1), 10);
  });

  it('leaves a profile out that says nothing, or something else', () => {
    expect(scaleOfBoth(pieces(3e-4, 2e-4), { logScale: 2e-4, logScaleError: Infinity })).toBe(3e-4);
    expect(scaleOfBoth(pieces(3e-4, 2e-4), { logScale: 2e-3, logScaleError: 1e-4 })).toBe(3e-4);
  });

  it('takes the residuals along with the scale, and leaves the strain', () => {
    const moved = withScale(pieces(3e-4, 2e-4), 1e-4);
    expect(Array.from(moved.residuals)).toEqual([expect.closeTo(3e-4, 10), expect.closeTo(0, 10)]);
    expect(moved.change[1]).toBe(0.01);
  });
});
