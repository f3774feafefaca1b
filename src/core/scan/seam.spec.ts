import * as fc from 'fast-check';

import { createRandom } from '../random';
import type { ScanImage } from './scanImage';
import { firstFrameAt, seamScore, strongestSeam, suggestRoll } from './seam';
import { wholeLines } from './wholeLines';

/** A sample that is bright on the left and falls off to the right, with particles and noise. */
function sample(rows: number, columns: number, seed = 1): Float32Array {
  const random = createRandom(seed).uniform;
  const particles = Array.from({ length: 12 }, () => [random() * rows, random() * columns, 1 + random() * 6]);
  return Float32Array.from({ length: rows * columns }, (_, position) => {
    const [row, column] = [Math.floor(position / columns), position % columns];
    const bright = particles.some(([r, c, radius]) => Math.hypot(row - r, column - c) < radius);
    return 10000 - (6000 * column) / columns + (bright ? 1500 : 0) + 200 * random();
  });
}

/** What a scan looks like whose every line begins `roll` columns late. */
function seamed(rows: number, columns: number, roll: number, seed?: number): ScanImage {
  const whole = sample(rows, columns, seed);
  const values = Float32Array.from(whole, (_, position) => {
    const row = Math.floor(position / columns);
    return whole[row * columns + (((position % columns) - roll + columns) % columns)];
  });
  return { values, rows, columns };
}

describe('suggestRoll', () => {
  it('finds the column at which lines begin, wherever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 62 }), fc.integer({ min: 1, max: 50 }), (roll, seed) => {
        const { roll: found, share } = suggestRoll(seamed(48, 64, roll, seed));
        expect(found).toBe(roll);
        expect(share).toBeGreaterThan(0.8);
      }),
      { numRuns: 40 }
    );
  });

  it('has nothing to repair in a whole scan, in noise, in a flat image and without frames', () => {
    expect(suggestRoll(seamed(48, 64, 0)).roll).toBe(0);
    const random = createRandom(5).uniform;
    const noise = Float32Array.from({ length: 48 * 64 }, () => random());
    expect(suggestRoll({ values: noise, rows: 48, columns: 64 }).roll).toBe(0);
    expect(suggestRoll({ values: new Float32Array(48 * 64), rows: 48, columns: 64 })).toEqual({ roll: 0, share: 0 });
    expect(suggestRoll({ values: new Float32Array(12).fill(NaN), rows: 3, columns: 4 })).toEqual({ roll: 0, share: 0 });
  });
});

describe('seamScore', () => {
  it('is small without a seam, large with one, and tells the roll that closes it', () => {
    expect(seamScore(seamed(48, 64, 0))).toBeLessThan(2);
    expect(seamScore(seamed(48, 64, 20))).toBeGreaterThan(20);
    expect(seamScore({ values: new Float32Array(48 * 64).fill(7), rows: 48, columns: 64 })).toBe(0);
  });
});

describe('seamScore of a sample with lines', () => {
  /** A column that is brighter than all others. */
  const lined = (image: ScanImage, column: number): ScanImage => ({
    ...image,
    values: image.values.map((value, at) => value + (at % image.columns === column ? 50000 : 0))
  });

  it('takes a bright column for what it is, and finds a seam beside it', () => {
    expect(seamScore(lined(seamed(48, 64, 0), 20))).toBeLessThan(4);
    expect(strongestSeam(lined(seamed(48, 64, 20), 40)).column).toBe(20);
    // At the edge nothing tells it from a column of another line
    expect(strongestSeam(lined(seamed(48, 64, 0), 63))).toMatchObject({ column: 63 });
  });
});

describe('strongestSeam', () => {
  it('finds the seam also where most lines cross particles with steeper edges than it', () => {
    const image = seamed(48, 64, 20);
    const values = image.values.map(
      (value, at) => value + (((at % 64) + 7 * Math.floor(at / 64)) % 13 < 2 ? 20000 : 0)
    );
    const steep = { ...image, values };
    expect(suggestRoll(steep).roll).toBe(0);
    expect(strongestSeam(steep).column).toBe(20);
  });

  it('is nowhere without columns to compare', () => {
    expect(strongestSeam({ values: new Float32Array(3), rows: 3, columns: 1 })).toEqual({ column: 0, score: 0 });
  });
});

describe('firstFrameAt', () => {
  const [rows, columns] = [40, 32];

  it('moves the first frame of a scan that began late', () => {
    expect(firstFrameAt(wholeLines(rows, columns), 11)).toBe(11);
  });

  it('goes back where the frames are there', () => {
    expect(firstFrameAt(wholeLines(rows - 1, columns, 20), 23)).toBe(11);
  });

  it('has nothing to say of a stack and of a fly-back scan', () => {
    expect(firstFrameAt({ kind: 'stack', frames: 100, firstFrame: 0 }, 11)).toBeUndefined();
    const flyback = { ...wholeLines(rows, columns), columns: columns - 1, skippedPerLine: 1 };
    expect(firstFrameAt(flyback, 11)).toBeUndefined();
  });
});
