import { poisson } from '../sample/poissonNoise';
import { createRandom } from '../random';
import { imageVariance } from './imageVariance';
import { rounding } from './ringEllipse';
import { ringProfile } from './ringProfile';
import { ringShares } from './ringShares';
import { effectivePixels, ringWeights } from './ringSums';
import { addToTally, emptyTally, joinTallies, scanSums } from './scanTally';
import { scanVariances } from './scanVariance';
import { sumRings } from './sumRings';

const SHAPE = [41, 37] as const;
const PIXELS = SHAPE[0] * SHAPE[1];
const ELLIPSE = { axisRatio: 1.08, theta: 0.4 };
const SHARES = ringShares(SHAPE, [19.3, 20.7], rounding(ELLIPSE));
const ONES = new Uint8Array(PIXELS).fill(1);
const WEIGHTS = ringWeights(sumRings(SHARES, ONES));

function poissonPattern(mean: (pixel: number) => number, random: ReturnType<typeof createRandom>): Float64Array {
  return Float64Array.from({ length: PIXELS }, (_, pixel) => poisson(mean(pixel), random));
}

describe('ringProfile', () => {
  it('reads a flat pattern as it is, in every ring to the corner, and keeps every count', () => {
    const flat = ringProfile(
      sumRings(
        SHARES,
        ONES.map(() => 7)
      ),
      WEIGHTS,
      1
    );
    flat.mean.forEach(value => expect(Math.abs(value - 7)).toBeLessThan(1e-12));
    const random = createRandom(3);
    const counts = Float64Array.from({ length: PIXELS }, () => 4095 * random.uniform());
    const { mean } = ringProfile(sumRings(SHARES, counts), WEIGHTS, 1);
    const total = counts.reduce((sum, value) => sum + value, 0);
    const found = mean.reduce((sum, value, ring) => sum + value * WEIGHTS.area[ring], 0);
    expect(Math.abs(found / total - 1)).toBeLessThan(1e-7);
  });

  it('says NaN where nothing is seen, and how uncertain a 0 is', () => {
    const used = ONES.map((_, pixel) => (Math.hypot(Math.floor(pixel / 37) - 19.3, (pixel % 37) - 20.7) < 8 ? 0 : 1));
    const weights = ringWeights(sumRings(SHARES, used));
    const { mean, countingError, spreadError } = ringProfile(
      sumRings(
        SHARES,
        ONES.map(() => 0)
      ),
      weights,
      2
    );
    expect(mean[4]).toBeNaN();
    expect(countingError[4]).toBeNaN();
    expect(mean[20]).toBe(0);
    expect(spreadError[20]).toBe(0);
    // One electron, of 2 counts, at a pixel of the usual weight
    expect(countingError[20]).toBeCloseTo((2 * weights.squares[20]) / weights.area[20] ** 2, 12);
    expect(countingError[20]).toBeGreaterThan(0);
  });

  it('states errors by which means scatter about the truth, both ways, at any radius', () => {
    const random = createRandom(11);
    const rings = SHARES.rings;
    const [truth, gain, patterns] = [3, 2, 1000];
    const [off, counting, spread] = [new Float64Array(rings), new Float64Array(rings), new Float64Array(rings)];
    for (let pattern = 0; pattern < patterns; pattern++) {
      const counts = poissonPattern(() => truth, random).map(value => gain * value);
      const profile = ringProfile(sumRings(SHARES, counts), WEIGHTS, gain);
      for (let ring = 0; ring < rings; ring++) {
        off[ring] += (profile.mean[ring] - gain * truth) ** 2;
        counting[ring] += profile.countingError[ring] ** 2;
        spread[ring] += profile.spreadError[ring] ** 2;
      }
    }
    const n = effectivePixels(WEIGHTS);
    for (let ring = 0; ring < rings; ring++) {
      // The scatter of 1000 means is itself known to 1 / sqrt(2000) = 2.2 %: four of these
      expect(Math.abs(Math.sqrt(off[ring] / counting[ring]) - 1)).toBeLessThan(0.09);
      if (n[ring] > 2) {
        expect(Math.abs(Math.sqrt(off[ring] / spread[ring]) - 1)).toBeLessThan(0.1);
      }
    }
    const pooled = (of: Float64Array): number =>
      Math.sqrt(off.slice(3, 20).reduce((sum, v) => sum + v) / of.slice(3, 20).reduce((sum, v) => sum + v));
    expect(Math.abs(pooled(counting) - 1)).toBeLessThan(0.015);
    expect(Math.abs(pooled(spread) - 1)).toBeLessThan(0.015);
  });
});

/** Sums over simulated flat patterns. */
function flatScan(mean: number, gain: number, patterns: number, seed: number) {
  const random = createRandom(seed);
  const parts = [emptyTally(SHARES.rings), emptyTally(SHARES.rings)];
  const pixels = {
    shape: SHAPE,
    patterns: new Float64Array(PIXELS).fill(patterns),
    counts: new Float64Array(PIXELS),
    squares: new Float64Array(PIXELS)
  };
  for (let pattern = 0; pattern < patterns; pattern++) {
    const counts = poissonPattern(() => mean, random).map(value => gain * value);
    const sums = sumRings(SHARES, counts);
    addToTally(parts[pattern % 2], sums, WEIGHTS.area, ringProfile(sums, WEIGHTS, gain), gain);
    counts.forEach((value, pixel) => {
      pixels.counts[pixel] += value;
      pixels.squares[pixel] += value * value;
    });
  }
  joinTallies(parts[0], parts[1]);
  return {
    ...scanVariances(scanSums(parts[0]), gain),
    image: imageVariance(pixels, SHARES, SHARES.rings, gain)
  };
}

describe('normalised variances', () => {
  it.each([
    [4, 1],
    [0.05, 1],
    [4, 4],
    [0.05, 4]
  ])('leave nothing of flat patterns of %f electrons a pixel and %i counts an electron', (mean, gain) => {
    const scans = Array.from({ length: 12 }, (_, seed) => flatScan(mean, gain, 60, seed + 1));
    for (const kind of ['omega', 'r', 're', 'image'] as const) {
      let [beyond, rings, raw, left] = [0, 0, 0, 0];
      // Rings of single pixels have no variance, and those of few no errors that follow a normal distribution
      for (let ring = 4; ring < 20; ring++) {
        const values = scans.map(scan => scan[kind].corrected[ring]);
        const average = values.reduce((sum, value) => sum + value) / values.length;
        const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - average) ** 2, 0) / (values.length - 1));
        rings++;
        beyond += Math.abs(average) > (3 * spread) / Math.sqrt(values.length) ? 1 : 0;
        raw += scans[0][kind].raw[ring];
        left += average;
      }
      // Student's t of 11 degrees of freedom exceeds 3 by chance in 1.2 % of the rings, which are correlated little
      expect(beyond).toBeLessThanOrEqual(2);
      // What is corrected is all of what was there
      expect(Math.abs(left / raw)).toBeLessThan(0.05);
      expect(raw / rings).toBeGreaterThan(0);
    }
  });

  it('keep what is there: a ring twice as bright on one half, patterns of three brightnesses', () => {
    const random = createRandom(5);
    const scan = emptyTally(SHARES.rings);
    const pixels = {
      shape: SHAPE,
      patterns: new Float64Array(PIXELS).fill(300),
      counts: new Float64Array(PIXELS),
      squares: new Float64Array(PIXELS)
    };
    for (let pattern = 0; pattern < 300; pattern++) {
      const brightness = 20 * (1 + (pattern % 3));
      const counts = poissonPattern(pixel => brightness * (Math.floor(pixel / 37) < 19.3 ? 2 : 1), random);
      const sums = sumRings(SHARES, counts);
      addToTally(scan, sums, WEIGHTS.area, ringProfile(sums, WEIGHTS, 1), 1);
      counts.forEach((value, pixel) => {
        pixels.counts[pixel] += value;
        pixels.squares[pixel] += value * value;
      });
    }
    const { omega, r, re } = scanVariances(scanSums(scan), 1);
    const image = imageVariance(pixels, SHARES, SHARES.rings, 1);
    // <b²> / <b>² - 1 = 14 / 12 - 1 over the patterns; (4 + 1) / 2 / 1.5² - 1 = 1/9 along the ring
    const [scanned, along] = [1 / 6, 1 / 9];
    expect(omega.corrected[15]).toBeCloseTo(scanned, 2);
    expect(r.corrected[15]).toBeCloseTo(along, 2);
    expect(re.corrected[15]).toBeCloseTo((1 + scanned) * (1 + along) - 1, 2);
    expect(image.corrected[15]).toBeCloseTo(scanned, 2);
  });
});

describe('joinTallies', () => {
  const scanned = (patterns: readonly Float64Array[]): ReturnType<typeof emptyTally> => {
    const scan = emptyTally(SHARES.rings);
    for (const counts of patterns) {
      const sums = sumRings(SHARES, counts);
      addToTally(scan, sums, WEIGHTS.area, ringProfile(sums, WEIGHTS, 1), 1);
    }
    return scan;
  };
  const joined = (patterns: readonly Float64Array[], cut: number): ReturnType<typeof scanVariances> => {
    const scan = scanned(patterns.slice(0, cut));
    joinTallies(scan, scanned(patterns.slice(cut)));
    return scanVariances(scanSums(scan), 1);
  };

  it('makes of parts what the whole scan is, bit for bit, wherever it was split', () => {
    const random = createRandom(2);
    const patterns = Array.from({ length: 9 }, (_, at) => poissonPattern(() => 2 + 3 * at, random));
    const whole = scanVariances(scanSums(scanned(patterns)), 1);
    for (const cut of [0, 1, 4, 9]) {
      const found = joined(patterns, cut);
      for (const kind of ['omega', 'r', 're'] as const) {
        expect(found[kind].raw).toEqual(whole[kind].raw);
      }
    }
  });

  it('has the variance of parts that have none themselves: the cross term', () => {
    const flat = [7, 7, 9, 9].map(height => new Float64Array(PIXELS).fill(height));
    const { omega } = joined(flat, 2);
    expect(omega.raw[10]).toBeCloseTo(4 / 3 / 64, 12);
  });
});
