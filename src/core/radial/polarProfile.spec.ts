import { PolarSampling } from './polarProfile';
import known from './testing/polarProfiles.json';

/** The same formula as in bench/radial_peers/polar_profiles.py. */
function pattern(rows: number, columns: number): Float64Array {
  return Float64Array.from({ length: rows * columns }, (_, pixel) => {
    const [r, c] = [Math.floor(pixel / columns), pixel % columns];
    return Math.trunc(
      40 + 37 * Math.sin(0.31 * r + 0.17 * c) + 20 * Math.cos(0.23 * r - 0.41 * c) + ((7 * r + 13 * c) % 11)
    );
  });
}

function profiles({ shape, origin, ellipse = [1, 1, 0] }: (typeof known.cases)[number], used?: Uint8Array) {
  const [rows, columns] = shape;
  const [major, minor, theta] = ellipse;
  const sampling = new PolarSampling(
    [rows, columns],
    [origin[0], origin[1]],
    { axisRatio: major / minor, theta },
    used ?? new Uint8Array(rows * columns).fill(1)
  );
  const [mean, variance] = [new Float64Array(sampling.rings), new Float64Array(sampling.rings)];
  sampling.profile(pattern(rows, columns), mean, variance);
  return { mean, variance };
}

function farthest(found: Float64Array, expected: readonly number[]): number {
  return Math.max(...expected.map((value, ring) => Math.abs(found[ring] - value))) / Math.max(...expected);
}

describe('PolarSampling', () => {
  it.each(known.cases)('gives the profiles that py4DSTEM 0.14.18 gives: $shape, $ellipse', example => {
    const { mean, variance } = profiles(example);
    expect(mean).toHaveLength(example.mean.length);
    // Both are float64 and sum in another order
    expect(farthest(mean, example.mean)).toBeLessThan(1e-12);
    expect(farthest(variance, example.variance)).toBeLessThan(1e-12);
  });

  it('does not look at pixels that do not count', () => {
    const [example] = known.cases;
    const used = new Uint8Array(64 * 64).map((_, pixel) => (pixel % 64 === 20 || pixel % 9 === 0 ? 0 : 1));
    const { mean } = profiles(example, used);
    const { mean: whole } = profiles(example);
    const flat = new PolarSampling([64, 64], [33.3, 30.6], { axisRatio: 1, theta: 0 }, used);
    const [level, none] = [new Float64Array(flat.rings), new Float64Array(flat.rings)];
    flat.profile(
      used.map(value => 7 * value),
      level,
      none
    );
    // A flat pattern shows the weight alone, and a variance of rounding only
    level.forEach((value, ring) => expect(value).toBeCloseTo((7 * ring) / (flat.rings - 1), 12));
    expect(Math.max(...none)).toBeLessThan(1e-24);
    expect(Array.from(mean)).not.toEqual(Array.from(whole));
  });

  it('is 0 where a ring has no pixel', () => {
    const example = { ...known.cases[0], ellipse: undefined };
    const far = new Uint8Array(64 * 64).map((_, pixel) =>
      Math.hypot(Math.floor(pixel / 64) - 33.3, (pixel % 64) - 30.6) > 20 ? 1 : 0
    );
    const { mean, variance } = profiles(example, far);
    expect(mean.every(Number.isFinite) && variance.every(Number.isFinite)).toBe(true);
    expect(mean[10]).toBe(0);
    expect(mean[25]).toBeGreaterThan(0);
  });
});
