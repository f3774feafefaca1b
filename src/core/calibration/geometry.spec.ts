import { changed, ellipseNumbers, geometryOf } from './geometry';

describe('geometry', () => {
  it.each([
    [1.0766, 0.3],
    [1.12, -1.2],
    [1.01, 1.5]
  ])('keeps a ratio of %d and a tilt of %d', (ratio, theta) => {
    const numbers = ellipseNumbers(geometryOf([0, 0], 0.01, Math.log(ratio), theta));
    expect(numbers.axisRatio).toBeCloseTo(ratio, 12);
    expect(numbers.theta).toBeCloseTo(theta, 12);
    expect(numbers.pixelSizeGeoInvAng).toBeCloseTo(0.01, 12);
    expect(numbers.pixelSizeInvAng).toBeCloseTo(0.01 * Math.sqrt(ratio), 12);
  });

  it('puts an ellipse of half axes a and b where the reference says', () => {
    // (a, b, θ) = (50, 45, 0.3): A, B, C of A x² + B x y + C y² = 1, worked out outside this code
    const { matrix } = geometryOf([0, 0], 1 / Math.sqrt(50 * 45), Math.log(50 / 45), 0.3);
    const [rr, rc, cc] = matrix;
    expect(rr * rr + rc * rc).toBeCloseTo(4.0819413e-4, 10);
    expect(2 * rc * (rr + cc)).toBeCloseTo(-5.29788e-5, 10);
    expect(rc * rc + cc * cc).toBeCloseTo(4.8563303e-4, 10);
  });

  it('changes scale and strain exactly, without turning', () => {
    const start = geometryOf([3, 4], 0.01, 0.06, 0.5);
    const [k, e1, e2] = [0.01, 0.02, -0.03];
    const { matrix, centre } = changed(start, [k, e1, e2, 0.5, -0.25]);
    expect(centre).toEqual([3.5, 3.75]);
    const [rr, rc, cc] = start.matrix;
    for (const [down, right] of [
      [1, 0],
      [0.3, -2],
      [-1, 1]
    ]) {
      const [u, v] = [rr * down + rc * right, rc * down + cc * right];
      const wanted = Math.hypot((1 + k + e1) * u + e2 * v, e2 * u + (1 + k - e1) * v);
      const found = Math.hypot(matrix[0] * down + matrix[1] * right, matrix[1] * down + matrix[2] * right);
      expect(found).toBeCloseTo(wanted, 12);
    }
  });
});
