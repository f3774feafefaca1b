import { logFactorial, poisson } from './poissonNoise';
import { createRandom } from '../random';

const DRAWS = 60000;

describe('poisson', () => {
  it.each([0.01, 0.3, 2.5, 11.9, 12.1, 40, 900, 1e6])(
    'has mean, variance and skewness of a Poisson law at %d',
    mean => {
      const random = createRandom(3, 'moments', Math.round(100 * mean));
      let [sum, squares, cubes] = [0, 0, 0];
      for (let draw = 0; draw < DRAWS; draw++) {
        const deviation = poisson(mean, random) - mean;
        sum += deviation;
        squares += deviation ** 2;
        cubes += deviation ** 3;
      }
      // Five standard errors; the k-th central moment of a Poisson law bounds the error of the one of half its order
      const fourth = mean + 3 * mean ** 2;
      const sixth = mean + 25 * mean ** 2 + 15 * mean ** 3;
      expect(Math.abs(sum / DRAWS)).toBeLessThan(5 * Math.sqrt(mean / DRAWS));
      expect(Math.abs(squares / DRAWS - mean)).toBeLessThan(5 * Math.sqrt((fourth - mean ** 2) / DRAWS));
      expect(Math.abs(cubes / DRAWS - mean)).toBeLessThan(5 * Math.sqrt(sixth / DRAWS));
    }
  );

  it.each([3, 25])('gives every count its probability at mean %d', mean => {
    const random = createRandom(11, 'histogram', mean);
    const counts = new Float64Array(100);
    for (let draw = 0; draw < DRAWS; draw++) {
      counts[poisson(mean, random)]++;
    }
    let [chiSquare, classes] = [0, 0];
    let probability = Math.exp(-mean);
    for (let count = 0; count < counts.length; count++, probability *= mean / count) {
      const expected = DRAWS * probability;
      if (expected > 20) {
        chiSquare += (counts[count] - expected) ** 2 / expected;
        classes++;
      }
    }
    expect(chiSquare).toBeLessThan(classes + 5 * Math.sqrt(2 * classes));
  });

  it('is zero at mean zero and refuses what is no mean', () => {
    expect(poisson(0, createRandom(1))).toBe(0);
    expect(() => poisson(-1, createRandom(1))).toThrow(RangeError);
    expect(() => poisson(NaN, createRandom(1))).toThrow(RangeError);
  });

  it('knows factorials', () => {
    let exact = 0;
    for (let n = 1; n < 200; n++) {
      exact += Math.log(n);
      expect(Math.abs(logFactorial(n) - exact)).toBeLessThan(1e-9 * Math.max(1, exact));
    }
    expect(logFactorial(0)).toBeCloseTo(0, 9);
  });
});
