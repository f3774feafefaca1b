import { classRule, classify, percentileOf } from './classify';
import { normaliseProfile } from './normalise';
import { commonAxis, fullRingAreas, resampling } from './profileGrid';
import { BLOCK_ROWS, newRowBlocks } from './rowBlocks';

describe('commonAxis', () => {
  it('keeps one axis that all share, as long as the shortest', () => {
    const axes = [
      { scale: 0.01, offset: 0, bins: 100 },
      { scale: 0.01, offset: 0, bins: 90 }
    ];
    expect(commonAxis(axes)).toEqual({ axis: { scale: 0.01, offset: 0, bins: 90 }, differ: false });
    expect(resampling(axes[1], axes[0])).toBeUndefined();
  });

  it('takes the widest bins over what all cover, and reads a straight line as it is', () => {
    const fine = { scale: 0.01, offset: 0, bins: 101 };
    const coarse = { scale: 0.03, offset: 0.02, bins: 60 };
    const { axis, differ } = commonAxis([fine, coarse]);
    expect(differ).toBe(true);
    expect(axis).toEqual({ scale: 0.03, offset: 0.02, bins: 33 });
    const found = resampling(fine, axis);
    found?.lower.forEach((lower, bin) => {
      const weight = found.weight[bin];
      expect((1 - weight) * lower * 0.01 + weight * (lower + 1) * 0.01).toBeCloseTo(0.02 + 0.03 * bin, 12);
    });
  });
});

it('full rings are 2 pi k pixels, and a disc in the middle; together the whole disc', () => {
  const areas = fullRingAreas({ scale: 0.02, offset: 0, bins: 50 });
  expect(areas[0]).toBeCloseTo(Math.PI / 4, 12);
  expect(areas[7]).toBeCloseTo(14 * Math.PI, 10);
  expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(Math.PI * 49.5 ** 2, 8);
});

it.each([
  ['none', false, [1, 3, 5]],
  ['max', false, [0.2, 0.6, 1]],
  ['range', false, [0, 0.5, 1]],
  ['sum', false, [1 / 9, 3 / 9, 5 / 9]],
  ['max', true, [Math.log(2) / Math.log(6), Math.log(4) / Math.log(6), 1]]
] as const)('normalises by %s, logarithm %s', (normalise, log, expected) => {
  const profile = Float64Array.of(1, 3, 5);
  normaliseProfile(profile, { normalise, log });
  profile.forEach((value, at) => expect(value).toBeCloseTo(expected[at], 12));
  const empty = new Float64Array(3);
  normaliseProfile(empty, { normalise, log });
  expect([...empty]).toEqual([0, 0, 0]);
});

describe('classify', () => {
  const coefficients = newRowBlocks(4, 2);
  new Float32Array(coefficients.data).set([1, 5, 0, 2]);
  new Float32Array(coefficients.data).set([3, 4, 0, 2.5], BLOCK_ROWS);

  it('goes by the largest component, and by none where all are nothing', () => {
    expect([...classify(coefficients, { kind: 'argmax' })]).toEqual([2, 1, 0, 2]);
  });

  it('goes by components above their percentile', () => {
    expect(classRule('percentile:50')).toEqual({ kind: 'percentile', percentile: 50 });
    // Medians 1.5 and 2.75
    expect([...classify(coefficients, { kind: 'percentile', percentile: 50 })]).toEqual([2, 1, 0, 1]);
    expect(percentileOf(Float32Array.of(5, 1, 0, 2), 50)).toBe(1.5);
  });
});
