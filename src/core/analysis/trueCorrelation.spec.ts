import type { Random } from '../random';
import { createRandom } from '../random';
import { poisson } from '../sample/poissonNoise';
import { pearson } from './pearson';
import { thinned } from './thin';
import type { HalvedMap } from './trueCorrelation';
import { likenessLength, trueCorrelation } from './trueCorrelation';

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

describe('trueCorrelation', () => {
  it('is that of maps without noise where counts are so few that their own is a part of it', () => {
    const random = createRandom(4);
    const [own, other] = [patches(random, 6), patches(random, 6)];
    const mixed = own.map((value, at) => 0.8 * value + 0.2 * other[at]);
    const truth = pearson(own, mixed);
    const [a, b] = [counted(own, 0.5, random), counted(mixed, 0.5, random)];
    expect(pearson(a.counts, b.counts)).toBeLessThan(0.5 * truth);
    const { r, low, high, pixels } = trueCorrelation([{ a: a.halves, b: b.halves, shape: SHAPE }], 12, random);
    expect(Math.abs(r - truth)).toBeLessThan(0.15);
    expect(low).toBeLessThan(truth);
    expect(high).toBeGreaterThan(truth);
    expect(pixels).toBe(SIDE ** 2);
  });

  it('has an interval that holds the value without noise nearly always, and 0 where maps are independent', () => {
    const CASES = 24;
    let [held, independent] = [0, 0];
    for (let seed = 0; seed < CASES; seed++) {
      const random = createRandom(seed, 'cases');
      const [own, other] = [patches(random, 5), patches(random, 5)];
      const mixed = own.map((value, at) => (seed % 2 === 0 ? value : 1 / value) + other[at]);
      const [a, b, c] = [own, mixed, other].map(map => counted(map, 0.5, random).halves);
      const side = 2 * likenessLength(a, SHAPE);
      const found = trueCorrelation([{ a, b, shape: SHAPE }], side, random);
      const truth = pearson(own, mixed);
      held += found.low <= truth && truth <= found.high ? 1 : 0;
      const apart = trueCorrelation([{ a, b: c, shape: SHAPE }], side, random);
      independent += apart.low <= 0 && 0 <= apart.high ? 1 : 0;
    }
    // Of 150 such cases 99 % and 93 %; three standard deviations of 24 below
    expect(held).toBeGreaterThanOrEqual(0.92 * CASES);
    expect(independent).toBeGreaterThanOrEqual(0.75 * CASES);
  });

  it('leaves positions without data out, and knows nothing of a map that does not vary', () => {
    const random = createRandom(1);
    const own = patches(random, 8);
    const { halves } = counted(own, 50, random);
    const holes = { ...halves, first: Float64Array.from(halves.first, (value, at) => (at % 7 === 0 ? NaN : value)) };
    const { r, pixels } = trueCorrelation([{ a: holes, b: halves, shape: SHAPE }], 8, random);
    expect(pixels).toBe([...own.keys()].filter(at => at % 7 !== 0).length);
    expect(r).toBeGreaterThan(0.98);
    const flat = { first: new Float64Array(SIDE ** 2).fill(3), second: new Float64Array(SIDE ** 2).fill(3) };
    expect(trueCorrelation([{ a: flat, b: halves, shape: SHAPE }], 8, random).r).toBeNaN();
  });
});

describe('likenessLength', () => {
  it.each([3, 6, 10])('grows with the patches of a map, %i positions', length => {
    const { halves } = counted(patches(createRandom(length), length), 20, createRandom(2));
    const found = likenessLength(halves, SHAPE);
    expect(found).toBeGreaterThan(0.6 * length);
    expect(found).toBeLessThan(3.5 * length);
  });
});
