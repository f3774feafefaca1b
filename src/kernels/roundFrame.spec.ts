import type { PixelBytes } from '../core/merlin/pixelFormat';

import { Arena } from './arena';
import type { Content } from './spec/frames';
import { frameBytes } from './spec/frames';
import type { Pair } from './spec/pair';
import { loadPair, paint, place, take } from './spec/pair';

const [ROWS, COLUMNS] = [61, 67];
const arena = new Arena();
const frame = arena.take(8 * ROWS * COLUMNS);
const map = arena.take(48);
/** Two words of 64 bits a row, all pixels count */
const used = arena.take(16 * ROWS);
const target = arena.take(8 * ROWS * COLUMNS);

let pair: Pair;
beforeAll(async () => {
  pair = await loadPair(arena.bytes);
});

function run(pixelBytes: PixelBytes, bytes: Uint8Array, places: number[], position = 0): number[] {
  place(pair, frame, bytes);
  place(
    pair,
    used,
    Uint8Array.from({ length: 16 * ROWS }, (_, at) => (at % 16 < 8 ? 255 : at % 16 === 8 ? 7 : 0))
  );
  place(pair, map, new Uint8Array(Float64Array.from(places).buffer));
  const targetBytes = Math.min(8, 2 * pixelBytes) * ROWS * COLUMNS;
  paint(pair, target, targetBytes, 0);
  for (const kernels of [pair.wasm, pair.plain]) {
    kernels.roundFrame(pixelBytes, frame, ROWS, COLUMNS, used, map, position, target);
  }
  expect(take(pair.wasm, target, targetBytes).equals(take(pair.plain, target, targetBytes))).toBe(true);
  const found = pair.wasm.memory.slice(target, target + targetBytes);
  const numbers =
    pixelBytes === 1 ? new Uint16Array(found) : pixelBytes === 2 ? new Uint32Array(found) : new BigUint64Array(found);
  return Array.from(numbers, Number);
}

describe('roundFrame', () => {
  it.each([1, 2, 4, 8] as const)('keeps all counts that stay within, pixels of %i bytes', pixelBytes => {
    // Pressed together by 7 % about the middle, and turned a little
    const [rr, rc, cr, cc] = [0.93, 0.04, -0.04, 0.95];
    const [row, column] = [30.2 - 30.2 * rr - 33.4 * rc, 33.4 - 30.2 * cr - 33.4 * cc];
    for (const content of ['gold', 'sparse'] as Content[]) {
      const bytes = frameBytes(content, ROWS, COLUMNS, pixelBytes);
      const round = run(pixelBytes, bytes, [row, column, rr, cr, rc, cc]);
      // Contents of one byte a pixel at most
      const counts = bytes.filter((_, at) => at % pixelBytes === 0);
      const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((all, value) => all + value, 0);
      expect(sum(round)).toBe(sum(counts));
    }
  });

  it('moves a pattern by parts of a pixel, and loses what falls outside', () => {
    const counts = new Uint16Array(ROWS * COLUMNS);
    counts[10 * COLUMNS + 20] = 100;
    counts[0] = 8;
    const round = run(2, new Uint8Array(counts.buffer), [-0.25, 0.5, 1, 0, 0, 1]);
    // A quarter of 100 above, half of them each to the left and to the right, rounded up or down
    const [above, below] = [9, 10].map(row => [round[row * COLUMNS + 20], round[row * COLUMNS + 21]]);
    expect(above[0] + above[1] + below[0] + below[1]).toBe(100);
    expect(Math.max(...above.map(value => Math.abs(value - 12.5)))).toBeLessThanOrEqual(1);
    expect(Math.max(...below.map(value => Math.abs(value - 37.5)))).toBeLessThanOrEqual(1);
    expect(round[0] + round[1]).toBe(6);
  });

  it('gives every pixel its share over many patterns, closer than by chance', () => {
    const counts = new Uint16Array(ROWS * COLUMNS);
    const pixel = 30 * COLUMNS + 30;
    counts[pixel] = 1;
    const patterns = 400;
    const sums = [0, 0, 0, 0];
    for (let position = 0; position < patterns; position++) {
      const round = run(2, new Uint8Array(counts.buffer), [0.3, 0.1, 1, 0, 0, 1], position);
      [pixel, pixel + 1, pixel + COLUMNS, pixel + COLUMNS + 1].forEach((at, corner) => (sums[corner] += round[at]));
    }
    const shares = [0.7 * 0.9, 0.7 * 0.1, 0.3 * 0.9, 0.3 * 0.1];
    // Chance would be off by sqrt(400 * 0.63 * 0.37) = 10 in the first
    sums.forEach((sum, corner) => expect(Math.abs(sum - patterns * shares[corner])).toBeLessThan(7));
  });

  it('makes of flat patterns flat ones, with no trace of the pixels', () => {
    const flat = new Uint8Array(new Uint16Array(ROWS * COLUMNS).fill(1).buffer);
    const inner: number[] = new Array((ROWS - 4) * (COLUMNS - 4)).fill(0);
    const patterns = 40;
    for (let position = 0; position < patterns; position++) {
      const round = run(2, flat, [0.41, 0.27, 1, 0, 0, 1], position);
      inner.forEach((_, at) => {
        inner[at] += round[(2 + Math.floor(at / (COLUMNS - 4))) * COLUMNS + 2 + (at % (COLUMNS - 4))];
      });
    }
    // Chance would have the worst of 3,600 pixels off by 0.5
    expect(Math.max(...inner.map(sum => Math.abs(sum / patterns - 1)))).toBeLessThan(0.2);
  });
});
