import { poisson } from '../sample/poissonNoise';
import { createRandom } from '../random';
import { stepsPerUnit } from './stepsPerUnit';

/** Counts of a scan: few far out, many near the beam. */
function counts(mean: number): number[] {
  const random = createRandom(3, 'steps');
  return Array.from({ length: 4096 }, (_, at) => poisson((mean * 40) / (1 + at / 16), random));
}

describe('stepsPerUnit', () => {
  it.each([2, 225, 1024, 64516])('is the number of frames of a mean of %i, in float32 as in float64', frames => {
    const means = counts(20).map(count => count / frames);
    expect(stepsPerUnit(means)).toBe(frames);
    expect(stepsPerUnit(Float32Array.from(means))).toBe(frames);
  });

  it('is 1 for whole numbers, however large', () => {
    expect(stepsPerUnit(counts(20))).toBe(1);
    expect(stepsPerUnit(counts(1e7))).toBe(1);
    expect(stepsPerUnit([0, 0])).toBe(1);
  });

  it('need not be whole: counts on another scale', () => {
    // A float32 shows a step to 24 bit
    expect(stepsPerUnit(Float32Array.from(counts(20), count => count / 318.3))! / 318.3).toBeCloseTo(1, 6);
  });

  it('is not known for smoothed patterns, and for counts too large for float32', () => {
    const weights = [0.06, 0.24, 0.4, 0.22, 0.08].map(Math.sqrt);
    const smooth = counts(20).map((_, at, all) =>
      weights.reduce((sum, weight, offset) => sum + weight * (all[at + offset] ?? 0), 0)
    );
    expect(stepsPerUnit(smooth)).toBeUndefined();
    expect(stepsPerUnit(Float32Array.from(smooth))).toBeUndefined();
    expect(stepsPerUnit(Float32Array.from(counts(1e7), count => count / 64516))).toBeUndefined();
  });

  it('passes over what is no count', () => {
    expect(stepsPerUnit([NaN, -1, 0, 0.25, 0.5, 1.25])).toBe(4);
  });
});
