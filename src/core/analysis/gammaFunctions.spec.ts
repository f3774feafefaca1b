import { digamma, logGamma, trigamma } from './gammaFunctions';

const EULER = 0.5772156649015329;

describe('gamma functions', () => {
  it('have their known values', () => {
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 10);
    expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 10);
    expect(digamma(1)).toBeCloseTo(-EULER, 10);
    expect(digamma(0.5)).toBeCloseTo(-EULER - 2 * Math.log(2), 10);
    expect(trigamma(1)).toBeCloseTo(Math.PI ** 2 / 6, 9);
    expect(trigamma(0.5)).toBeCloseTo(Math.PI ** 2 / 2, 9);
  });

  it.each([1e-3, 0.3, 7.9, 8.1, 1e4])('are derivatives of one another at %f', x => {
    const step = 1e-4 * x;
    expect((logGamma(x + step) - logGamma(x - step)) / (2 * step) / digamma(x)).toBeCloseTo(1, 5);
    expect((digamma(x + step) - digamma(x - step)) / (2 * step) / trigamma(x)).toBeCloseTo(1, 5);
  });
});
