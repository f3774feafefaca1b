import { Arena } from './arena';
import { randomSource } from './spec/frames';
import type { Pair } from './spec/pair';
import { loadPair, paint, place, take } from './spec/pair';

const ROWS = 1008;
const MOST_COLUMNS = 37;

const arena = new Arena();
const left = arena.take(4 * ROWS * MOST_COLUMNS);
const right = arena.take(4 * ROWS * MOST_COLUMNS);
const small = arena.take(8 * MOST_COLUMNS ** 2);
const target = arena.take(8 * ROWS * MOST_COLUMNS);

let pair: Pair;
beforeAll(async () => {
  pair = await loadPair(arena.bytes);
});

/** Values that are not exact in float32, so that another order of summation shows. */
function values(length: number, seed: number): Float32Array {
  const random = randomSource(seed);
  return Float32Array.from({ length }, () => random() ** 3 * 10);
}

function put(offset: number, array: Float32Array): Float32Array {
  place(pair, offset, new Uint8Array(array.buffer));
  return array;
}

/** The result of both kernels, which have to agree to the bit and stay within their range. */
function result(bytes: number, call: (kernels: Pair['wasm']) => void): ArrayBuffer {
  paint(pair, target, 8 * ROWS * MOST_COLUMNS, 0xa5);
  call(pair.wasm);
  call(pair.plain);
  const found = take(pair.wasm, target, bytes + 64);
  expect(found.equals(take(pair.plain, target, bytes + 64))).toBe(true);
  expect([...found.subarray(bytes)]).toEqual(Array<number>(64).fill(0xa5));
  return new Uint8Array(found.subarray(0, bytes)).buffer;
}

// Columns and outputs that are multiples of the tiles, and that leave any number over
describe.each([
  [1, 1, 8],
  [3, 4, 1008],
  [37, 7, 16],
  [20, 5, 1008]
])('matrices of %i columns, %i others, %i rows', (columns, others, rows) => {
  it('combines columns', () => {
    const source = put(left, values(columns * rows, 1));
    const factors = put(small, values(columns * others, 2));
    const sums = new Float32Array(
      result(4 * others * rows, kernels => kernels.combineColumns(left, columns, rows, small, others, target))
    );
    for (let output = 0; output < others; output++) {
      for (const row of [0, 1, rows - 1]) {
        let expected = 0;
        for (let column = 0; column < columns; column++) {
          expected += factors[output * columns + column] * source[column * rows + row];
        }
        // Half a unit in the last place for each of the sums
        expect(Math.abs(sums[output * rows + row] / expected - 1)).toBeLessThan(columns * 2 ** -24 + 1e-7);
      }
    }
  });

  it('multiplies every column with every other', () => {
    const lefts = put(left, values(columns * rows, 3));
    const rights = put(right, values(others * rows, 4));
    const products = new Float64Array(
      result(8 * columns * others, kernels => kernels.crossProducts(left, columns, right, others, rows, target))
    );
    for (let column = 0; column < columns; column++) {
      for (let other = 0; other < others; other++) {
        let expected = 0;
        for (let row = 0; row < rows; row++) {
          expected += lefts[column * rows + row] * rights[other * rows + row];
        }
        // Sums of 16 in float32: a descent on data of little noise needs them this well
        expect(Math.abs(products[column * others + other] / expected - 1)).toBeLessThan(2e-7);
      }
    }
  });

  it('multiplies columns with one another', () => {
    const own = put(left, values(columns * rows, 9));
    const products = new Float64Array(
      result(8 * columns * columns, kernels => kernels.crossProducts(left, columns, left, columns, rows, target))
    );
    for (let column = 0; column < columns; column++) {
      for (let other = 0; other < columns; other++) {
        let expected = 0;
        for (let row = 0; row < rows; row++) {
          expected += own[column * rows + row] * own[other * rows + row];
        }
        expect(Math.abs(products[column * columns + other] / expected - 1)).toBeLessThan(2e-7);
      }
    }
  });

  it('goes on from where values were', () => {
    const before = put(left, values(columns * rows, 10));
    const now = values(columns * rows, 11);
    const found = new Float32Array(
      result(4 * columns * rows, kernels => {
        new Float32Array(kernels.memory, target, now.length).set(now);
        kernels.extrapolate(target, left, now.length, 0.7, 1e-12);
      })
    );
    expect(found).toEqual(now.map((value, at) => Math.max(1e-12, value + 0.7 * (value - before[at]))));
  });

  it('compares counts with a model', () => {
    const counts = put(
      left,
      values(columns * rows, 12).map((value, at) => (at % 3 === 0 ? 0 : value))
    );
    const model = put(
      right,
      values(columns * rows, 13).map((value, at) => (at % 50 === 0 ? 0 : value))
    );
    const sums = (kind: 'residualSquares' | 'divergence'): Float64Array =>
      new Float64Array(result(16, kernels => kernels[kind](left, right, counts.length, 1e-3, target)));
    const expected = [0, 0, 0, 0];
    counts.forEach((count, at) => {
      const own = Math.max(1e-3, model[at]);
      expected[0] += (count - own) ** 2;
      expected[1] += count ** 2;
      expected[2] += (count > 0 ? count * Math.log(count / own) : 0) - count + own;
      expected[3] += (count - own) ** 2 / own;
    });
    [...sums('residualSquares'), ...sums('divergence')].forEach((value, at) =>
      expect(Math.abs(value / expected[at] - 1)).toBeLessThan(1e-6)
    );
  });

  it('combines ratios of counts and their model', () => {
    const counts = put(left, values(columns * rows, 5));
    const coefficients = put(
      right,
      values(others * rows, 6).map((value, at) => (at % 5 === 0 ? 0 : value))
    );
    const factors = values(columns * others, 7);
    const turned = factors.map((_, at) => factors[(at % others) * columns + Math.floor(at / others)]);
    put(small, Float32Array.from([...turned, ...factors]));
    const ends = target + 4 * others * rows;
    const parts = [small, small + 4 * turned.length, others, 1e-12] as const;
    const call = (apart: number) => (kernels: Pair['wasm']) =>
      kernels.ratioProducts(left, columns, rows, right, others, ...parts, ends, apart, target);
    const found = new Float32Array(result(4 * (others + columns) * rows, call(4 * rows)));
    const sums = found.subarray(0, others * rows);
    for (const row of [0, 1, rows - 1]) {
      const expected = new Float64Array(others);
      for (let column = 0; column < columns; column++) {
        let model = 0;
        for (let other = 0; other < others; other++) {
          model += coefficients[other * rows + row] * factors[other * columns + column];
        }
        const ratio = counts[column * rows + row] / Math.max(1e-12, model);
        expect(Math.abs(found[(others + column) * rows + row] - ratio)).toBeLessThanOrEqual(1e-6 * ratio);
        expected.forEach((_, other) => (expected[other] += ratio * factors[other * columns + column]));
      }
      expected.forEach((value, other) =>
        expect(Math.abs(sums[other * rows + row] - value)).toBeLessThanOrEqual(1e-5 * value)
      );
    }
    // Where ratios are not wanted
    call(32)(pair.wasm);
    expect(take(pair.wasm, target, sums.byteLength).equals(Buffer.from(sums.slice().buffer))).toBe(true);
  });
});

it.each([1, 2, 5, 10])(
  'descends to the best coefficients of %i components, and none is below the floor',
  components => {
    const rows = 16;
    const factors = values(components * 40, 7);
    const gram = new Float32Array(components ** 2);
    for (let a = 0; a < components; a++) {
      for (let b = 0; b < components; b++) {
        for (let column = 0; column < 40; column++) {
          gram[a * components + b] += factors[a * 40 + column] * factors[b * 40 + column];
        }
      }
    }
    // Of coefficients some of which are zero: the products are those of an exact model
    const truth = values(components * rows, 8).map((value, at) => (at % 3 === 0 ? 0 : value));
    const products = new Float32Array(components * rows);
    for (let k = 0; k < components; k++) {
      for (let row = 0; row < rows; row++) {
        for (let other = 0; other < components; other++) {
          products[k * rows + row] += gram[k * components + other] * truth[other * rows + row];
        }
      }
    }
    put(left, products);
    put(small, gram);
    const found = new Float32Array(
      result(4 * components * rows, kernels => {
        new Float32Array(kernels.memory, target, components * rows).fill(1);
        kernels.descendCoefficients(target, left, small, components, rows, 4000, 1e-12);
      })
    );
    found.forEach((value, at) => {
      expect(value).toBeGreaterThanOrEqual(Math.fround(1e-12));
      expect(Math.abs(value - truth[at])).toBeLessThan(0.02);
    });
  }
);
