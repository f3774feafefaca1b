import { dense } from './dense';
import { WeighedCertainty } from './weighedCertainty';

/** Two materials: the first has rings in bins 0 and 1, the second in bins 1 and 2. */
const RINGS = dense(2, 3, Float64Array.of(0.5, 0.5, 0, 0, 0.5, 0.5));
const EVEN = Float64Array.of(1, 1, 1);

describe('WeighedCertainty', () => {
  it('is the coefficient over its standard error where every count says the same', () => {
    const certainty = new WeighedCertainty(RINGS, 1);
    const found = certainty.of(Float64Array.of(50, 68, 18), EVEN, Float64Array.of(100, 36));
    // Information by hand: 0.25/50 + 0.25/68, 0.25/68, 0.25/68 + 0.25/18
    const [a, b, c] = [0.25 / 50 + 0.25 / 68, 0.25 / 68, 0.25 / 68 + 0.25 / 18];
    const determinant = a * c - b * b;
    expect(found?.[0]).toBeCloseTo(100 / Math.sqrt(c / determinant), 6);
    expect(found?.[1]).toBeCloseTo(36 / Math.sqrt(a / determinant), 6);
    // Four counts at a time say half as much
    const half = new WeighedCertainty(RINGS, 4).of(Float64Array.of(50, 68, 18), EVEN, Float64Array.of(100, 36));
    expect(half?.[0]).toBeCloseTo(50 / Math.sqrt(c / determinant), 6);
  });

  it('takes a spot of one material on the ring of the other for what it is', () => {
    // The second material alone, but for a strong spot of it in the ring that both have
    const counts = Float64Array.of(4, 90, 20);
    const likeliest = Float64Array.of(40, 74);
    const certainty = new WeighedCertainty(RINGS, 1);
    expect(certainty.of(counts, EVEN, likeliest)?.[0]).toBeGreaterThan(3);
    const weighed = certainty.of(counts, Float64Array.of(1, 0.02, 1), likeliest);
    expect(weighed?.[0]).toBeLessThan(2);
    expect(weighed?.[1]).toBeGreaterThan(3);
  });

  it('says nothing of components that are the same', () => {
    const same = new WeighedCertainty(dense(2, 2, Float64Array.of(0.5, 0.5, 0.5, 0.5)), 1);
    expect(same.of(Float64Array.of(9, 9), EVEN.subarray(0, 2), Float64Array.of(9, 9))).toBeUndefined();
  });
});
