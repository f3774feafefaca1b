import type { Random } from '../random';
import { createRandom } from '../random';
import { poisson } from '../sample/poissonNoise';
import { chanceCorrelation, chanceCovariances } from './chanceCovariance';
import { pearson } from './pearson';
import { thinned } from './thin';
import type { HalvedMap, TrueCorrelation } from './trueCorrelation';
import { trueCorrelation } from './trueCorrelation';

const SIDE = 64;
const SHAPE = [SIDE, SIDE] as const;

/** A map of patches about as large as `length`, positive: noise averaged twice over squares, of which the exponential is taken. */
function patches(random: Random, length: number): Float64Array {
  let map = Float64Array.from({ length: SIDE ** 2 }, () => random.uniform() - 0.5);
  for (const step of [1, SIDE, 1, SIDE]) {
    map = map.map((_, at) => {
      let sum = 0;
      for (let offset = 0; offset < length; offset++) {
        const along = step === 1 ? at - (at % SIDE) + ((at + offset) % SIDE) : (at + offset * SIDE) % SIDE ** 2;
        sum += map[along];
      }
      return sum;
    });
  }
  const deviation = Math.sqrt(map.reduce((sum, value) => sum + value ** 2, 0) / map.length);
  return map.map(value => Math.exp((0.8 * value) / deviation));
}

function counted(map: Float64Array, dose: number, random: Random): { counts: Float64Array; halves: HalvedMap } {
  const counts = map.map(value => poisson(value * dose, random));
  const first = counts.map(value => thinned(value, random));
  return { counts, halves: { first, second: counts.map((value, at) => value - first[at]) } };
}

/** Of one scan, or of the same maps in two. */
function correlation(a: HalvedMap, b: HalvedMap, random: Random, scans = 1): TrueCorrelation {
  const all = Array.from({ length: scans }, () => ({ first: [a], second: [b], shape: SHAPE }));
  const [[chance]] = chanceCovariances(all);
  return trueCorrelation(
    all.map(() => ({ a, b })),
    chance,
    random
  );
}

describe('trueCorrelation', () => {
  it('is that of maps without noise where counts are so few that their own is a part of it', () => {
    const random = createRandom(4);
    const [own, other] = [patches(random, 6), patches(random, 6)];
    const mixed = own.map((value, at) => 0.8 * value + 0.2 * other[at]);
    const truth = pearson(own, mixed);
    const [a, b] = [counted(own, 0.5, random), counted(mixed, 0.5, random)];
    expect(pearson(a.counts, b.counts)).toBeLessThan(0.5 * truth);
    const { r, low, high, pixels } = correlation(a.halves, b.halves, random);
    expect(Math.abs(r - truth)).toBeLessThan(0.15);
    expect(low).toBeLessThan(truth);
    expect(high).toBeGreaterThan(truth);
    expect(pixels).toBe(SIDE ** 2);
  });

  it.each([
    [0.5, 0.5],
    [5, 0.1],
    [50, 0.03]
  ])(
    'has an interval that holds the value without noise nearly always, and 0 where maps are unrelated, %f counts',
    (dose, width) => {
      const CASES = 30;
      let [held, unrelated, widths] = [0, 0, 0];
      for (let seed = 0; seed < CASES; seed++) {
        const random = createRandom(seed, 'cases');
        // From small patches to those of which there are few
        const [own, other] = [patches(random, 4 + (seed % 3) * 4), patches(random, 12 - (seed % 3) * 4)];
        const mixed = own.map((value, at) => (seed % 2 === 0 ? value : 1 / value) + other[at]);
        const [a, b, c] = [own, mixed, other].map(map => counted(map, dose, random).halves);
        const found = correlation(a, b, random);
        const truth = pearson(own, mixed);
        held += found.low <= truth && truth <= found.high ? 1 : 0;
        widths += Math.abs(found.r) > found.chance ? (found.high - found.low) / CASES : 0;
        const apart = correlation(a, c, random);
        unrelated += apart.low <= 0 && 0 <= apart.high ? 1 : 0;
      }
      // Three standard deviations of 30 below 95 %
      expect(held).toBeGreaterThanOrEqual(0.83 * CASES);
      expect(unrelated).toBeGreaterThanOrEqual(0.83 * CASES);
      // Of the noise alone: the chance of smooth maps would leave 0.2 at any number of counts
      expect(widths).toBeLessThan(width);
    }
  );

  it('is the surer about what is no chance the more there is of it, and not of the same noise', () => {
    const random = createRandom(8);
    const [own, other] = [patches(random, 5), patches(random, 5)];
    const mixed = own.map((value, at) => 0.3 * value + other[at]);
    const [a, b] = [own, mixed].map(map => counted(map, 5, random).halves);
    const [one, two] = [1, 2].map(scans => correlation(a, b, random, scans));
    expect(two.r).toBeCloseTo(one.r, 12);
    expect(two.chance / one.chance).toBeGreaterThan(0.65);
    expect(two.chance / one.chance).toBeLessThan(0.75);
    expect((two.high - two.low) / (one.high - one.low)).toBeLessThan(0.8);
  });

  it('leaves positions without data out, and knows nothing of a map that does not vary', () => {
    const random = createRandom(1);
    const own = patches(random, 8);
    const { halves } = counted(own, 50, random);
    const holes = { ...halves, first: Float64Array.from(halves.first, (value, at) => (at % 7 === 0 ? NaN : value)) };
    const { r, chance, pixels } = correlation(holes, halves, random);
    expect(pixels).toBe([...own.keys()].filter(at => at % 7 !== 0).length);
    expect(r).toBeGreaterThan(0.98);
    expect(chance / correlation(halves, halves, random).chance).toBeCloseTo(1, 1);
    const flat = { first: new Float64Array(SIDE ** 2).fill(3), second: new Float64Array(SIDE ** 2).fill(3) };
    expect(correlation(flat, halves, random).r).toBeNaN();
  });
});

describe('chanceCovariances', () => {
  it('are those of values in no order where maps have none', () => {
    const random = createRandom(3);
    const [a, b] = [0, 1].map(() => {
      const first = Float64Array.from({ length: SIDE ** 2 }, () => random.uniform());
      return { first, second: first };
    });
    const [[limit]] = chanceCovariances([{ first: [a], second: [b], shape: SHAPE }]);
    // Uniform numbers have the variance 1/12; 1.96 deviations of so many positions
    expect(Math.abs(12 * limit * SIDE - 1.96)).toBeLessThan(0.1);
  });

  it('count as one what is the same over a square of positions, and say nothing of a slope', () => {
    const random = createRandom(5);
    const of = (side: number, from: number): HalvedMap => {
      const values = Float64Array.from({ length: 64 ** 2 }, () => random.uniform());
      const first = Float64Array.from(
        { length: SIDE ** 2 },
        (_, at) => values[64 * Math.floor((from + at / SIDE) / side) + Math.floor((from + (at % SIDE)) / side)]
      );
      return { first, second: first };
    };
    const [a, b] = [of(8, 0), of(8, 4)];
    const [[limit]] = chanceCovariances([{ first: [a], second: [b], shape: SHAPE }]);
    // Squares in other places: what they share falls to nothing over 8 positions, its square adds up to 16/3 along each axis
    const independent = (3 * SIDE) / 16;
    expect((12 * limit * independent) / 1.96).toBeGreaterThan(0.8);
    expect((12 * limit * independent) / 1.96).toBeLessThan(1.2);
    const first = Float64Array.from({ length: SIDE ** 2 }, (_, at) => at % SIDE);
    const slope = { first, second: first };
    const { r, chance } = correlation(slope, slope, random);
    expect(r).toBeCloseTo(1, 6);
    expect(chance).toBeGreaterThan(0.9);
  });
});

describe('chanceCorrelation', () => {
  // Two-sided 5 % points of the correlation coefficient, Fisher & Yates, table VII
  it.each([
    [4, 0.95],
    [5, 0.8783],
    [12, 0.576],
    [32, 0.3494],
    [102, 0.1946]
  ])('of %i positions is that of the table', (positions, limit) => {
    expect(chanceCorrelation(positions)).toBeCloseTo(limit, 3);
  });

  it('is 1 where there are too few to say anything', () => {
    expect([chanceCorrelation(3), chanceCorrelation(NaN)]).toEqual([1, 1]);
  });
});
