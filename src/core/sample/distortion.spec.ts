import { determinant, ellipseDistortion, inverse, largestStretch } from './distortion';

describe('ellipseDistortion', () => {
  // Quadratic form of the same ellipse from an independent fit program: a 50, b 45, theta 0.3
  it('puts circle points on A x² + B x y + C y² = 1 with x along rows, y along columns', () => {
    const [rr, rc, cr, cc] = ellipseDistortion(50 / 45, 0.3);
    for (let angle = 0; angle < 6.3; angle += 0.1) {
      const [row, column] = [45 * Math.cos(angle), 45 * Math.sin(angle)];
      const [x, y] = [rr * row + rc * column, cr * row + cc * column];
      expect(4.0819413e-4 * x * x - 5.29788e-5 * x * y + 4.8563303e-4 * y * y).toBeCloseTo(1, 6);
    }
  });

  it('stretches along the rows at theta 0 and along the columns at theta π/2', () => {
    expect(ellipseDistortion(1.2, 0)).toEqual([1.2, 0, 0, 1]);
    const [rr, rc, , cc] = ellipseDistortion(1.2, Math.PI / 2);
    expect([rr, rc, cc].map(value => Number(value.toFixed(12)))).toEqual([1, 0, 1.2]);
  });

  it('has the area and the stretch of its ratio, and an inverse', () => {
    const distortion = ellipseDistortion(1.0766, -2.2);
    expect(determinant(distortion)).toBeCloseTo(1.0766, 12);
    expect(largestStretch(distortion)).toBeCloseTo(1.0766, 12);
    const [rr, rc, cr, cc] = inverse(distortion);
    expect(rr * distortion[0] + rc * distortion[2]).toBeCloseTo(1, 12);
    expect(cr * distortion[0] + cc * distortion[2]).toBeCloseTo(0, 12);
  });
});
