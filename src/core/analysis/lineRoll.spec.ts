import { createRandom } from '../random';
import { poisson } from '../sample/poissonNoise';
import { chanceCovariances } from './chanceCovariance';
import { lineRoll } from './lineRoll';
import type { HalvedMap } from './trueCorrelation';

const [ROWS, COLUMNS] = [40, 48];
/** With 2 in place of 2.5 times chance, one of 1,050 such pairs was told to be rolled */
const SEEDS = 6;

/** Discs that are brighter than what lies between them. */
function discs(number: number, seed: number): Float64Array {
  const random = createRandom(seed, 'discs');
  const places = Array.from({ length: number }, () => [random.uniform() * ROWS, random.uniform() * COLUMNS]);
  return Float64Array.from({ length: ROWS * COLUMNS }, (_, at) => {
    const [row, column] = [Math.floor(at / COLUMNS), at % COLUMNS];
    return places.some(([r, c]) => Math.hypot(row - r, column - c) < 3) ? 5 : 1;
  });
}

/** Hills of a width, as many as there is room for. */
function hills(width: number, seed: number): Float64Array {
  const random = createRandom(seed, 'hills');
  const number = Math.round((3 * ROWS * COLUMNS) / width ** 2);
  const field = new Float64Array(ROWS * COLUMNS);
  for (let hill = 0; hill < number; hill++) {
    const [top, left, height] = [random.uniform() * ROWS, random.uniform() * COLUMNS, random.uniform()];
    field.forEach((_, at) => {
      const square = (Math.floor(at / COLUMNS) - top) ** 2 + ((at % COLUMNS) - left) ** 2;
      field[at] += height * Math.exp(-square / (2 * width ** 2));
    });
  }
  return field.map(value => value ** 2);
}

function rolled(map: Float64Array, columns: number): Float64Array {
  return map.map((_, at) => map[at - (at % COLUMNS) + (((at % COLUMNS) + columns) % COLUMNS)]);
}

function halves(map: Float64Array, dose: number, seed: number): HalvedMap {
  const random = createRandom(seed, 'halves');
  return {
    first: map.map(value => poisson((dose * value) / 2, random)),
    second: map.map(value => poisson((dose * value) / 2, random))
  };
}

function found(first: Float64Array, second: Float64Array, seed: number): ReturnType<typeof lineRoll> {
  const compared = {
    first: [halves(first, 20, seed)],
    second: [halves(second, 0.5, seed + 1)],
    shape: [ROWS, COLUMNS] as const
  };
  return lineRoll(compared, () => chanceCovariances([compared]));
}

it('finds by how many columns lines have to be rolled', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const map = discs(25, seed);
    // Recorded lines begin 10 columns late, so that what belongs to the left of them is 38 columns further on
    const roll = found(rolled(map, 10), map, seed);
    expect(roll?.columns).toBe(38);
    expect(roll?.r).toBeGreaterThan(0.75);
  }
});

it('says nothing of maps that are alike, or of unrelated ones', () => {
  let wrong = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    for (const number of [1, 3, 10, 25]) {
      const map = discs(number, seed);
      expect(found(map, map, seed)).toBeUndefined();
      wrong += found(map, discs(number, seed + 1000), seed) ? 1 : 0;
    }
  }
  for (let seed = 1; seed <= SEEDS; seed++) {
    for (const width of [1.5, 3, 6]) {
      wrong += found(hills(width, seed), hills(width, seed + 1000), seed) ? 1 : 0;
    }
  }
  expect(wrong).toBe(0);
});
