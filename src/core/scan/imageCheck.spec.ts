import { createRandom } from '../random';
import { betterShape, sumsByPlace } from './imageCheck';
import { scanImage } from './scanImage';
import type { ScanPlan } from './scanPlan';
import { wholeLines } from './wholeLines';

const ROWS = 48;
const COLUMNS = 60;

/** Sums of frames of a sample with features of some columns and rows, Poisson-like noise on top. */
function sampleSums(framesPerLine: number, seed: number, contrast = 1): Float64Array {
  const random = createRandom(seed);
  const [a, b, c] = [0, 1, 2].map(() => 6.3 * random.uniform());
  return Float64Array.from({ length: ROWS * framesPerLine }, (_, frame) => {
    const [row, column] = [Math.floor(frame / framesPerLine), frame % framesPerLine];
    const sample = Math.sin(column / 5 + a) * Math.cos(row / 7 + b) + Math.sin((row + 2 * column) / 11 + c);
    const noise = random.uniform() + random.uniform() + random.uniform() - 1.5;
    return 1000 * (1 + 0.1 * contrast * sample) + 60 * noise;
  });
}

function plan(rows: number, columns: number, framesPerLine = columns): Extract<ScanPlan, { kind: 'scan' }> {
  return { kind: 'scan', rows, columns, firstFrame: 0, framesPerLine, skippedPerLine: 0 };
}

const OTHERS = [plan(60, 48), plan(ROWS, COLUMNS), plan(45, 64), plan(72, 40), plan(24, 120)].map(found => ({
  plan: found
}));

describe('betterShape', () => {
  it.each([1, 2, 3, 4])('finds the lines of the image where others were taken, seed %d', seed => {
    for (const taken of [plan(60, 48), plan(45, 64), plan(53, 54)]) {
      const found = betterShape(sampleSums(COLUMNS, seed), taken, OTHERS);
      expect(found?.candidate.plan).toEqual(plan(ROWS, COLUMNS));
      expect(found?.ratio).toBeLessThan(0.8);
    }
  });

  it.each([1, 2, 3, 4])('finds nothing better than the right lines, nor anything in noise, seed %d', seed => {
    expect(betterShape(sampleSums(COLUMNS, seed), plan(ROWS, COLUMNS), OTHERS)).toBeUndefined();
    expect(betterShape(sampleSums(COLUMNS, seed, 0), plan(60, 48), OTHERS)).toBeUndefined();
  });

  it('sees one frame more in every line from the frames that were kept', () => {
    const sums = sampleSums(COLUMNS + 1, 5, 3);
    const taken = plan(ROWS, COLUMNS);
    const kept = sumsByPlace(scanImage(sums, taken).values, taken, sums.length);
    const skip = { plan: plan(ROWS, COLUMNS, COLUMNS + 1) };
    expect(betterShape(kept, taken, [skip, ...OTHERS])?.candidate).toBe(skip);
  });

  it.each([1, 2, 3, 4])('finds the lines of frames that were taken for a stack, seed %d', seed => {
    const sums = sampleSums(COLUMNS, seed);
    const found = betterShape(sums, { kind: 'stack', frames: sums.length, firstFrame: 0 }, OTHERS);
    expect(found?.candidate.plan).toEqual(plan(ROWS, COLUMNS));
  });

  it.each([1, 2, 3, 4])('finds no lines in a series of noise, nor in one that drifts or is cut up, seed %d', seed => {
    const random = createRandom(seed);
    const stack = { kind: 'stack', frames: ROWS * COLUMNS, firstFrame: 0 } as const;
    const noise = sampleSums(COLUMNS, seed, 0);
    const drift = noise.map((value, frame) => value + frame);
    let level = 0;
    const walk = noise.map(value => value + (level += 40 * (random.uniform() - 0.5)));
    const rhythm = noise.map((value, frame) => value + 300 * Math.sin(frame / 4));
    [noise, drift, walk].forEach(sums => expect(betterShape(sums, stack, OTHERS)).toBeUndefined());
    // Equal to itself after 25.1 frames: of the shapes offered none has lines of that
    expect(betterShape(rhythm, stack, [{ plan: plan(57, 50, 50) }])?.ratio ?? 1).toBeLessThanOrEqual(1);
  });

  it('judges no few lines', () => {
    expect(betterShape(sampleSums(COLUMNS, 1), wholeLines(2, 1440), OTHERS)).toBeUndefined();
  });
});

describe('sumsByPlace', () => {
  it('is undone by scanImage, whatever the plan leaves out', () => {
    const sums = Float64Array.from({ length: 50 }, (_, frame) => frame);
    const fly: ScanPlan = { kind: 'scan', rows: 4, columns: 8, firstFrame: 6, framesPerLine: 10, skippedPerLine: 2 };
    const rolled: ScanPlan = { ...fly, columns: 7, rolled: { by: 3, columns: 8 } };
    for (const one of [fly, rolled]) {
      const image = scanImage(sums, one).values;
      expect(scanImage(sumsByPlace(image, one, 50), one).values).toEqual(image);
    }
    expect(sumsByPlace(scanImage(sums, fly).values, fly, 50)[7]).toBeNaN();
  });
});
