import { poisson } from '../sample/poissonNoise';
import type { Random } from '../random';
import { createRandom } from '../random';
import { beamPlace } from './beamPlace';
import { beamPattern } from './spec/beamPattern';

const SIDE = 64;
const SHAPE = [SIDE, SIDE] as const;
const SEARCH = { centre: [31, 33], reach: 14, radius: 7 } as const;

/** With counting noise where random numbers are given. */
function pattern(place: readonly [number, number], level: number, random?: Random): Float64Array {
  const means = beamPattern(SHAPE, place, level);
  return random ? means.map(mean => poisson(mean, random)) : means;
}

function distance(found: readonly number[] | undefined, truth: readonly number[]): number {
  return found ? Math.hypot(found[0] - truth[0], found[1] - truth[1]) : Infinity;
}

describe('beamPlace', () => {
  it.each([
    [31, 33],
    [31.37, 32.81],
    [39.2, 25.6]
  ])('finds the beam at row %d, column %d within a fiftieth of a pixel', (...place) => {
    // The pixels of the edge, which go in and out of the window, are what is left
    expect(distance(beamPlace(pattern(place, 100), SHAPE, SEARCH), place)).toBeLessThan(0.02);
  });

  it('is as good as counting statistics allow', () => {
    const random = createRandom(7);
    const place = [34.3, 29.6] as const;
    const level = 4;
    const errors = Array.from({ length: 200 }, () => {
      const found = beamPlace(pattern(place, level, random), SHAPE, SEARCH);
      return found![0] - place[0];
    });
    const deviation = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
    // A uniform disc of radius 4 has a deviation of 2 px along an axis, and 200 counts: 0.14 px; the background adds a little
    expect(deviation).toBeGreaterThan(0.1);
    expect(deviation).toBeLessThan(0.2);
  });

  it('says nothing where background is all there is', () => {
    const random = createRandom(8);
    const background = (): Float64Array => Float64Array.from({ length: SIDE * SIDE }, () => poisson(0.6, random));
    const found = Array.from({ length: 50 }, () => beamPlace(background(), SHAPE, SEARCH));
    expect(found.filter(place => place !== undefined)).toEqual([]);
  });

  it('says nothing where nothing is, or the beam is out of reach', () => {
    expect(beamPlace(new Float64Array(SIDE * SIDE), SHAPE, SEARCH)).toBeUndefined();
    expect(beamPlace(pattern([55, 55], 100), SHAPE, { ...SEARCH, reach: 8 })).toBeUndefined();
  });
});
