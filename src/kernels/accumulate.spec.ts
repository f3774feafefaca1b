import type { PixelBytes } from '../core/merlin/pixelFormat';

import { Arena } from './arena';
import type { Content } from './spec/frames';
import { frameBytes } from './spec/frames';
import type { Pair } from './spec/pair';
import { loadPair, paint, place, take } from './spec/pair';

const SHAPES: readonly [number, number][] = [
  [1, 1],
  [7, 1],
  [17, 13],
  [64, 64]
];
const LARGEST = 515 * 515;

const arena = new Arena();
const frame = arena.take(LARGEST * 8);
const sum = arena.take(LARGEST * 8);
const maximum = arena.take(LARGEST * 8);
const four = arena.take(4 * LARGEST * 8);
const totals = arena.take(4 * 8);

let pair: Pair;
beforeAll(async () => {
  pair = await loadPair(arena.bytes);
});

/** The counts of little-endian bytes. */
function countsOf(bytes: Uint8Array, pixelBytes: PixelBytes): bigint[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Array.from({ length: bytes.length / pixelBytes }, (_, i) => {
    const at = i * pixelBytes;
    return pixelBytes === 8
      ? view.getBigUint64(at, true)
      : BigInt(
          pixelBytes === 4 ? view.getUint32(at, true) : pixelBytes === 2 ? view.getUint16(at, true) : view.getUint8(at)
        );
  });
}

const cases = SHAPES.flatMap(shape => ([1, 2, 4, 8] as const).map(bytes => [...shape, bytes] as const));

/** More pixels than are added up in one piece. */
const LONG = [
  [515, 515, 1],
  [515, 515, 2]
] as const;

describe('accumulate', () => {
  const contents: readonly Content[] = ['gold', 'noise', 'max'];

  it.each([...cases, ...LONG])(
    '%i x %i pixels of %i bytes: sum, maximum and total are the naive ones',
    (rows, columns, bytes) => {
      const pixels = rows * columns;
      const sumBytes = bytes < 4 ? 4 : 8;
      const frames = contents.map(content => frameBytes(content, rows, columns, bytes));
      const counts = frames.map(each => countsOf(each, bytes));
      for (const kernels of [pair.wasm, pair.plain]) {
        paint(pair, sum, pixels * sumBytes + 64, 0);
        paint(pair, maximum, pixels * bytes, 0);
        paint(pair, maximum + pixels * bytes, 64, 0x5a);
        frames.forEach((bytesOfFrame, f) => {
          place(pair, frame, bytesOfFrame);
          const total = counts[f].reduce((all, count) => all + Number(count), 0);
          expect(kernels.accumulate(bytes, frame, pixels, sum, maximum)).toBe(total);
        });
        const highest = countsOf(take(kernels, maximum, pixels * bytes), bytes);
        const sums =
          sumBytes === 4 ? new Uint32Array(kernels.memory, sum, pixels) : new Float64Array(kernels.memory, sum, pixels);
        let wrong = 0;
        for (let i = 0; i < pixels; i++) {
          const expected = counts.reduce((all, count) => all + Number(count[i]), 0);
          const peak = counts.reduce((most, count) => (count[i] > most ? count[i] : most), 0n);
          wrong += Number(sums[i] !== expected || highest[i] !== peak);
        }
        expect(wrong).toBe(0);
        expect(take(kernels, sum + pixels * sumBytes, 64).every(byte => byte === 0)).toBe(true);
        expect(take(kernels, maximum + pixels * bytes, 64).every(byte => byte === 0x5a)).toBe(true);
      }
    }
  );

  it('counts a full frame of the largest uint16 without overflow', () => {
    place(pair, frame, new Uint8Array(LARGEST * 2).fill(255));
    expect(pair.wasm.accumulate(2, frame, LARGEST, sum, maximum)).toBe(65535 * LARGEST);
  });
});

describe('accumulateFour', () => {
  const contents: readonly Content[] = ['gold', 'noise', 'sparse', 'max'];

  it.each([...cases, ...LONG])('%i x %i pixels of %i bytes: as four times accumulate', (rows, columns, bytes) => {
    const pixels = rows * columns;
    const sumBytes = bytes < 4 ? 4 : 8;
    const stride = Math.ceil((pixels * bytes + 1) / 8) * 8;
    const frames = contents.map(content => frameBytes(content, rows, columns, bytes));
    frames.forEach((bytesOfFrame, index) => place(pair, four + index * stride, bytesOfFrame));
    const clear = (): void => {
      paint(pair, sum, pixels * sumBytes + 64, 0);
      paint(pair, maximum, pixels * bytes, 0);
      paint(pair, maximum + pixels * bytes, 64, 0x5a);
    };
    clear();
    const expectedTotals = frames.map((_, index) =>
      pair.plain.accumulate(bytes, four + index * stride, pixels, sum, maximum)
    );
    const sums = take(pair.plain, sum, pixels * sumBytes);
    const highest = take(pair.plain, maximum, pixels * bytes);
    for (const kernels of [pair.wasm, pair.plain]) {
      clear();
      kernels.accumulateFour(bytes, four, stride, pixels, sum, maximum, totals);
      expect([...new Float64Array(kernels.memory, totals, 4)]).toEqual(expectedTotals);
      expect(take(kernels, sum, pixels * sumBytes).equals(sums)).toBe(true);
      expect(take(kernels, maximum, pixels * bytes).equals(highest)).toBe(true);
      expect(take(kernels, sum + pixels * sumBytes, 64).every(byte => byte === 0)).toBe(true);
      expect(take(kernels, maximum + pixels * bytes, 64).every(byte => byte === 0x5a)).toBe(true);
    }
  });
});

describe('addPromoted', () => {
  it.each(cases)('%i x %i pixels of %i bytes: sums of the next wider type', (rows, columns, bytes) => {
    const pixels = rows * columns;
    const sumBytes = Math.min(2 * bytes, 8) as PixelBytes;
    const frames = (['gold', 'noise', 'max'] as const).map(content => frameBytes(content, rows, columns, bytes));
    for (const kernels of [pair.wasm, pair.plain]) {
      paint(pair, sum, pixels * sumBytes, 0);
      paint(pair, sum + pixels * sumBytes, 64, 0x5a);
      for (const each of frames) {
        place(pair, frame, each);
        kernels.addPromoted(bytes, frame, pixels, sum);
      }
      const sums = countsOf(take(kernels, sum, pixels * sumBytes), sumBytes);
      const counts = frames.map(each => countsOf(each, bytes));
      const wrong = sums.filter(
        (total, i) =>
          total !==
          BigInt.asUintN(
            8 * sumBytes,
            counts.reduce((all, count) => all + count[i], 0n)
          )
      );
      expect(wrong).toEqual([]);
      expect(take(kernels, sum + pixels * sumBytes, 64).every(byte => byte === 0x5a)).toBe(true);
    }
  });
});
