/**
 * exp(-x) I0(x) for x >= 0, relative error below 3e-7: polynomials of Abramowitz & Stegun, Handbook of Mathematical
 * Functions (1964), 9.8.1 and 9.8.2.
 */
export function scaledBesselI0(x: number): number {
  if (x < 3.75) {
    return Math.exp(-x) * polynomial(SMALL, (x / 3.75) ** 2);
  }
  return polynomial(LARGE, 3.75 / x) / Math.sqrt(x);
}

const SMALL = [1, 3.5156229, 3.0899424, 1.2067492, 0.2659732, 0.0360768, 0.0045813];
const LARGE = [
  0.39894228, 0.01328592, 0.00225319, -0.00157565, 0.00916281, -0.02057706, 0.02635537, -0.01647633, 0.00392377
];

function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let power = coefficients.length - 1; power >= 0; power--) {
    value = value * x + coefficients[power];
  }
  return value;
}
