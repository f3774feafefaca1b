import { createRandom } from '../random';
import { thinned } from './thin';

const DRAWS = 20_000;

describe('thinned', () => {
  it.each([
    [40, 0.5],
    [7, 0.5],
    [40, 0.2],
    [3, 1 / 3],
    [200_000, 0.2]
  ])('of %i counts takes each with probability %d', (counts, probability) => {
    const random = createRandom(3);
    const drawn = Array.from({ length: DRAWS }, () => thinned(counts, random, probability));
    const mean = drawn.reduce((sum, value) => sum + value, 0) / DRAWS;
    const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS;
    const expected = counts * probability * (1 - probability);
    // Five standard deviations of the mean, and of the variance of what is about normal
    expect(Math.abs(mean - counts * probability)).toBeLessThan(5 * Math.sqrt(expected / DRAWS));
    expect(Math.abs(variance / expected - 1)).toBeLessThan(5 * Math.sqrt(2 / DRAWS) + 0.02);
    expect(drawn.every(value => Number.isInteger(value) && value >= 0 && value <= counts)).toBe(true);
  });
});
