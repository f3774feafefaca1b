import { createRandom } from '../random';
import { poisson } from '../sample/poissonNoise';
import { beamPlace } from './beamPlace';
import { beamFall, likeliestPlace } from './likeliestPlace';
import { beamPattern } from './spec/beamPattern';

const SHAPE = [41, 41] as const;
const RADIUS = 9;

/** Means of rings of 1 px of a beam in the middle, as the sum of many patterns gives them. */
function fallOf(counts: Float64Array) {
  const [sums, pixels] = [new Float64Array(RADIUS), new Float64Array(RADIUS)];
  counts.forEach((count, at) => {
    const ring = Math.floor(Math.hypot(Math.floor(at / SHAPE[1]) - 20, (at % SHAPE[1]) - 20));
    if (ring < RADIUS) {
      sums[ring] += count;
      pixels[ring]++;
    }
  });
  return beamFall(
    Array.from(sums, (sum, ring) => sum / pixels[ring]),
    RADIUS
  )!;
}

const fall = fallOf(beamPattern(SHAPE, [20, 20], 1));

describe('likeliestPlace', () => {
  it('knows a faint beam better than its centre of mass does', () => {
    const random = createRandom(3);
    const place = [20.4, 19.3];
    const search = { centre: [20, 20], reach: 14, radius: RADIUS } as const;
    const errors = Array.from({ length: 300 }, () => {
      const counts = beamPattern(SHAPE, [20.4, 19.3], 2).map(mean => poisson(mean, random));
      const found = [beamPlace(counts, SHAPE, search), likeliestPlace(counts, SHAPE, [20, 20], fall)];
      return found.map(each => [0, 1].map(axis => each![axis] - place[axis]));
    });
    [0, 1].forEach(axis => {
      const [mass, likeliest] = [0, 1].map(way => errors.map(found => found[way][axis]));
      const rms = (values: number[]) => Math.sqrt(values.reduce((sum, error) => sum + error ** 2, 0) / values.length);
      expect(rms(likeliest)).toBeLessThan(0.95 * rms(mass));
      expect(Math.abs(likeliest.reduce((sum, error) => sum + error, 0) / errors.length)).toBeLessThan(0.05);
    });
  });

  it('takes what is expected where nothing is known, whatever stands there', () => {
    const counts = beamPattern(SHAPE, [20.3, 20.2], 50);
    const unseen = Uint8Array.from(counts, (_, at) => (at % SHAPE[1] > 22 && at > 20 * SHAPE[1] ? 1 : 0));
    const faulty = counts.map((count, at) => (unseen[at] === 1 ? 1e4 : count));
    const [row, column] = likeliestPlace(faulty, SHAPE, [20, 20], fall, unseen)!;
    expect(Math.hypot(row - 20.3, column - 20.2)).toBeLessThan(0.2);
  });

  it('says nothing where nothing is, and of a beam that does not fall off', () => {
    expect(likeliestPlace(new Float64Array(41 * 41), SHAPE, [20, 20], fall)).toBeUndefined();
    expect(beamFall([1, 1, 1, 1], 3)).toBeUndefined();
  });
});
