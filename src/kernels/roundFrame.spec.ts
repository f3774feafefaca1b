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
const target = arena.take(4 * ROWS * COLUMNS);

let pair: Pair;
beforeAll(async () => {
  pair = await loadPair(arena.bytes);
});

function run(pixelBytes: PixelBytes, bytes: Uint8Array, places: number[]): Float32Array {
  place(pair, frame, bytes);
  place(pair, map, new Uint8Array(Float64Array.from(places).buffer));
  paint(pair, target, 4 * ROWS * COLUMNS, 0);
  for (const kernels of [pair.wasm, pair.plain]) {
    kernels.roundFrame(pixelBytes, frame, ROWS, COLUMNS, map, target);
  }
  const found = take(pair.wasm, target, 4 * ROWS * COLUMNS);
  expect(found.equals(take(pair.plain, target, 4 * ROWS * COLUMNS))).toBe(true);
  return new Float32Array(pair.wasm.memory.slice(target, target + 4 * ROWS * COLUMNS));
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
      expect(Math.abs(sum(round) / sum(counts) - 1)).toBeLessThan(1e-6);
    }
  });

  it('moves a pattern by parts of a pixel, and loses what falls outside', () => {
    const counts = new Uint16Array(ROWS * COLUMNS);
    counts[10 * COLUMNS + 20] = 100;
    counts[0] = 8;
    const round = run(2, new Uint8Array(counts.buffer), [-0.25, 0.5, 1, 0, 0, 1]);
    expect([round[9 * COLUMNS + 20], round[9 * COLUMNS + 21]]).toEqual([12.5, 12.5]);
    expect([round[10 * COLUMNS + 20], round[10 * COLUMNS + 21]]).toEqual([37.5, 37.5]);
    expect([round[0], round[1]]).toEqual([3, 3]);
  });
});
