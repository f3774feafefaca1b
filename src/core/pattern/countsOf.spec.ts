import { poisson } from '../sample/poissonNoise';
import { createRandom } from '../random';
import { countsOf } from './countsOf';
import { noiseScale } from './noiseScale';

const SHAPE = [128, 128] as const;

/** Poisson counts of a smooth hill. */
function hill(peak: number): Float64Array {
  const random = createRandom(7, 'hill');
  return Float64Array.from({ length: SHAPE[0] * SHAPE[1] }, (_, at) => {
    const [row, column] = [Math.floor(at / SHAPE[1]) - 60, (at % SHAPE[1]) - 70];
    return poisson(peak * Math.exp(-(row * row + column * column) / 3000), random);
  });
}

describe('countsOf', () => {
  it('leaves counts alone', () => {
    const counts = hill(50);
    const found = countsOf(counts, SHAPE);
    expect(found).toEqual({ counts });
    expect(found.counts).not.toBe(counts);
  });

  it('gives back the counts of a mean, and says so', () => {
    const counts = hill(50);
    const {
      counts: found,
      frames,
      note
    } = countsOf(
      counts.map(count => count / 961),
      SHAPE
    );
    expect(found).toEqual(counts);
    expect(frames).toBe(961);
    expect(note).toContain('961 frames');
  });

  it('gives back counts on another scale', () => {
    const counts = hill(50);
    const scaled = Float32Array.from(counts, count => count * 0.0031415926);
    const { counts: found, frames, note } = countsOf(scaled, SHAPE);
    expect(found).toEqual(counts);
    expect(frames).toBeUndefined();
    expect(note).toContain('another scale');
  });

  it('estimates the scale of anything else by its noise, and says so', () => {
    const random = createRandom(5, 'dither');
    const values = hill(50).map(count => count * 0.003 + 1e-5 * random.uniform());
    const { counts, frames, note } = countsOf(values, SHAPE);
    expect(frames).toBeUndefined();
    expect(note).toContain('no counts');
    // Some 15,000 second differences of Poisson numbers: their median is known to 2 %, and is not quite that of normal ones
    expect(Math.abs(counts[60 * 128 + 70] / hill(50)[60 * 128 + 70] - 1)).toBeLessThan(0.1);
  });
});

describe('noiseScale', () => {
  it('is 1 for counts and the frames of a mean, within what the distribution leaves open', () => {
    expect(Math.abs(noiseScale(hill(200), SHAPE) - 1)).toBeLessThan(0.1);
    expect(
      Math.abs(
        noiseScale(
          hill(200).map(count => count / 1000),
          SHAPE
        ) /
          1000 -
          1
      )
    ).toBeLessThan(0.1);
  });

  it('is 1 where nothing scatters', () => {
    expect(noiseScale(new Float64Array(100).fill(3), [10, 10])).toBe(1);
    expect(noiseScale(new Float64Array(100), [10, 10])).toBe(1);
  });
});
