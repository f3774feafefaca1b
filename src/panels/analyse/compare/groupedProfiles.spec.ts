import { groupedProfiles, normalised } from './groupedProfiles';

const AXIS = { offset: 0, scale: 0.01, bins: 101 };

/** A straight line over q, which any linear resampling keeps. */
function lineOn(axis: typeof AXIS, slope: number, of: number) {
  const values = Float64Array.from({ length: axis.bins }, (_, bin) => 1 + slope * (axis.offset + bin * axis.scale));
  return { axis, values, positions: of, of };
}

describe('groupedProfiles', () => {
  it('counts every position once, on one q axis', () => {
    const finer = { offset: 0, scale: 0.008, bins: 111 };
    const [mean] = groupedProfiles([
      { group: 'a', profile: lineOn(AXIS, 3, 100) },
      { group: 'a', profile: lineOn(finer, 7, 300) }
    ]);
    expect(mean.axis.scale).toBe(0.01);
    mean.values.forEach((value, bin) => expect(value).toBeCloseTo(1 + 6 * 0.01 * bin, 10));
    // As far as both reach
    expect(mean.values).toHaveLength(89);
  });

  it('leaves out what has no value', () => {
    const gaps = lineOn(AXIS, 0, 50);
    gaps.values.fill(NaN, 0, 10);
    const [mean] = groupedProfiles([
      { group: 'a', profile: gaps },
      { group: 'a', profile: lineOn(AXIS, 0, 50) }
    ]);
    expect([...mean.values]).toEqual(Array.from({ length: AXIS.bins }, () => 1));
  });
});

describe('normalised', () => {
  it('takes the largest value behind the direct beam, or within a q range', () => {
    const values = Float64Array.from({ length: AXIS.bins }, (_, bin) =>
      bin < 5 ? 5000 : bin === 40 ? 20 : bin === 70 ? 10 : 1
    );
    const profile = { name: 'a', axis: AXIS, values };
    expect(normalised(profile).values[40]).toBe(1);
    expect(normalised(profile, [0.5, 0.9]).values[70]).toBe(1);
  });
});
