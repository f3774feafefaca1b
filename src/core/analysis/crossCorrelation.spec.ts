import { createRandom } from '../random';
import type { RingFit } from './crossCorrelation';
import { BackgroundFree, ShiftedPattern } from './crossCorrelation';
import { dot, line } from './dense';
import { pearson } from './pearson';

const BINS = 140;
const REACH = 5;
const RINGS = [
  [30, 1],
  [47, 0.6],
  [76, 0.8],
  [101, 0.5]
] as const;

/** Rings three bins wide, from some bins before the first on. */
function rings(length: number, from: number, shift = 0): Float64Array {
  return Float64Array.from({ length }, (_, at) =>
    RINGS.reduce(
      (sum, [place, height]) => sum + height * Math.exp(-((at + from - place - shift) ** 2) / (2 * 1.5 ** 2)),
      0
    )
  );
}

function withoutBackground(values: Float64Array, half: number): Float64Array {
  return new BackgroundFree(values.length, half).of(values);
}

const pattern = withoutBackground(rings(BINS + 2 * REACH, -REACH), 10);
const shifted = new ShiftedPattern(pattern, REACH);

function fitted(profile: Float64Array): RingFit {
  const sum = profile.reduce((total, value) => total + value, 0);
  return shifted.fit(sum, dot(profile, profile), place => dot(line(shifted.parts, place), profile));
}

describe('ShiftedPattern', () => {
  // The top of a parabola is off by less than 0.03 bins for rings of this width, and not at all at whole and half bins
  it.each([0, 0.5, -0.3, 1.25, -3.7])('finds rings that are shifted by %f bins, on a steep background', shift => {
    const steep = rings(BINS, 0, shift).map((value, at) => value + 20 * Math.exp(-at / 25));
    const found = fitted(withoutBackground(steep, 10));
    expect(Math.abs(found.shift - shift)).toBeLessThan(0.06);
    // The mean of ten bins to either side leaves 3 % of such a background (10^2 / 6 / 25^2), 0.5 at its top beside rings of 1
    expect(found.value).toBeGreaterThan(0.85);
  });

  it('is Pearson at the shift of the best fit, and near nothing for noise', () => {
    const profile = withoutBackground(rings(BINS, 0, 2), 10);
    const same = pattern.slice(REACH - 2, REACH - 2 + BINS);
    expect(fitted(profile).value).toBeCloseTo(pearson(profile, same), 2);
    const random = createRandom(1, 'noise');
    const noise = Float64Array.from({ length: BINS }, () => random.uniform());
    // Largest of eleven coefficients of 140 values: three of 1/sqrt(140)
    expect(fitted(noise).value).toBeLessThan(0.3);
  });

  it('knows nothing of a profile that is flat or has gaps', () => {
    expect(fitted(new Float64Array(BINS).fill(3)).value).toBeNaN();
    const gap = rings(BINS, 0);
    gap[50] = NaN;
    expect(fitted(gap).shift).toBeNaN();
  });
});

it('takes a straight line off without a trace', () => {
  withoutBackground(
    Float64Array.from({ length: 30 }, (_, at) => 5 - at / 7),
    4
  ).forEach(value => expect(value).toBeCloseTo(0, 12));
});
