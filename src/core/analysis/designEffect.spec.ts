import { createRandom } from '../random';
import { poisson } from '../sample/poissonNoise';
import { designEffect } from './designEffect';

/** A ring of many pixels. */
const PIXELS = 800;
const SPOT_AREA = 10;
const GRAINS = 1500;

describe('designEffect', () => {
  it.each([
    { pairs: 1, perSpot: 30, smooth: 100 },
    { pairs: 0.5, perSpot: 200, smooth: 400 },
    { pairs: 0, perSpot: 0, smooth: 500 }
  ])('is how much more than counting the counts of grains vary: %p', ({ pairs, perSpot, smooth }) => {
    const random = createRandom(5);
    const totals: number[] = [];
    let [excesses, counts] = [0, 0];
    for (let grain = 0; grain < GRAINS; grain++) {
      const spots = 2 * poisson(pairs, random);
      // Pixel by pixel: those of the spots, and the others alike
      let [sum, squares] = [0, 0];
      for (let pixel = 0; pixel < PIXELS; pixel++) {
        const inSpot = pixel < spots * SPOT_AREA;
        const value = poisson(smooth / PIXELS + (inSpot ? perSpot / SPOT_AREA : 0), random);
        sum += value;
        squares += value ** 2;
      }
      const mean = sum / PIXELS;
      excesses += squares - PIXELS * mean ** 2 - sum;
      counts += sum;
      totals.push(sum);
    }
    const mean = counts / GRAINS;
    const variance = totals.reduce((sum, value) => sum + (value - mean) ** 2, 0) / GRAINS;
    const found = designEffect(excesses / GRAINS, mean, SPOT_AREA);
    // The mean of the ring takes a part of the squares, as large as the part of the ring that is in spots: some 5 %
    expect(Math.abs(found / (variance / mean) - 1)).toBeLessThan(0.2);
  });

  it('is never less than 1, nor anything without counts', () => {
    expect(designEffect(-40, 100, SPOT_AREA)).toBe(1);
    expect(designEffect(10, 0, SPOT_AREA)).toBe(1);
  });
});
