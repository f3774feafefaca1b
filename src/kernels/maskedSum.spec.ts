import type { PixelBytes } from '../core/merlin/pixelFormat';

import { Arena } from './arena';
import { SCRATCH_BYTES, bslz4Bound } from './kernels';
import { frameBytes, randomSource } from './spec/frames';
import type { Pair } from './spec/pair';
import { loadPair, paint, place, take } from './spec/pair';

const SIZES: readonly PixelBytes[] = [1, 2, 4, 8];
const LARGEST = 515 * 515;
const MOST_RUNS = 600;

const arena = new Arena();
const frame = arena.take(LARGEST * 8);
const runs = arena.take(MOST_RUNS * 8);
const chunk = arena.take(bslz4Bound(LARGEST * 8));
const scratch = arena.take(SCRATCH_BYTES);

let pair: Pair;
beforeAll(async () => {
  pair = await loadPair(arena.bytes);
});

function countAt(bytes: Uint8Array, pixelBytes: PixelBytes, pixel: number): number {
  let count = 0;
  for (let b = pixelBytes - 1; b >= 0; b--) {
    count = count * 256 + bytes[pixel * pixelBytes + b];
  }
  return count;
}

describe('maskedSum', () => {
  it.each(SIZES)('adds up the pixels of runs of any length at any place, %i bytes each, and no others', pixelBytes => {
    const random = randomSource(pixelBytes);
    const [rows, columns] = [67, 61];
    for (const content of ['gold', 'ramp', 'sparse'] as const) {
      const bytes = frameBytes(content, rows, columns, pixelBytes);
      place(pair, frame, bytes);
      const table: number[] = [];
      let expected = 0;
      for (let first = Math.floor(random() * 9); first < rows * columns;) {
        const length = Math.min(Math.floor(random() * 70), rows * columns - first);
        table.push(first, length);
        for (let pixel = first; pixel < first + length; pixel++) {
          expected += countAt(bytes, pixelBytes, pixel);
        }
        first += length + Math.floor(random() * 40);
      }
      place(pair, runs, new Uint8Array(Uint32Array.from(table).buffer));
      expect(expected).toBeGreaterThan(0);
      expect(pair.wasm.maskedSum(pixelBytes, frame, runs, table.length / 2)).toBe(expected);
      expect(pair.plain.maskedSum(pixelBytes, frame, runs, table.length / 2)).toBe(expected);
    }
  });

  it.each([
    [1, 255],
    [2, 65535],
    [4, 4294967295]
  ] as const)('counts a full frame of the largest %i-byte counts without overflow', (pixelBytes, largest) => {
    paint(pair, frame, LARGEST * pixelBytes, 255);
    place(pair, runs, new Uint8Array(Uint32Array.from([0, LARGEST]).buffer));
    expect(pair.wasm.maskedSum(pixelBytes, frame, runs, 1)).toBe(largest * LARGEST);
    expect(pair.plain.maskedSum(pixelBytes, frame, runs, 1)).toBe(largest * LARGEST);
  });

  it('sums nothing over no runs, and over empty ones', () => {
    place(pair, runs, new Uint8Array(Uint32Array.from([5, 0, 9, 0]).buffer));
    expect(pair.wasm.maskedSum(2, frame, runs, 0)).toBe(0);
    expect(pair.wasm.maskedSum(2, frame, runs, 2)).toBe(0);
  });
});

describe('unbitshuffleLz4 of a range of pixels', () => {
  it.each(SIZES)('decodes the range exactly and leaves blocks without any of it alone, %i bytes', pixelBytes => {
    const pixels = 129 * 131;
    const bytes = frameBytes('gold', 129, 131, pixelBytes);
    const block = 8192 / pixelBytes;
    place(pair, frame, bytes);
    const size = pair.wasm.bitshuffleLz4(pixelBytes, frame, pixels, chunk, scratch);
    place(pair, chunk, take(pair.wasm, chunk, size));
    for (const [first, end] of [
      [0, 1],
      [block - 1, block + 1],
      [block, 2 * block],
      [3000, 3003],
      [pixels - 1, pixels],
      [0, pixels]
    ]) {
      paint(pair, frame, pixels * pixelBytes, 0x5a);
      for (const kernels of [pair.wasm, pair.plain]) {
        expect(kernels.unbitshuffleLz4(pixelBytes, chunk, size, frame, pixels, scratch, first, end)).toBe(size);
      }
      const decoded = take(pair.wasm, frame, pixels * pixelBytes);
      expect(decoded.equals(take(pair.plain, frame, pixels * pixelBytes))).toBe(true);
      const [from, to] = [first * pixelBytes, end * pixelBytes];
      expect(decoded.subarray(from, to).equals(Buffer.from(bytes.buffer, from, to - from))).toBe(true);
      const before = decoded.subarray(0, Math.floor(first / block) * 8192);
      expect(before.every(byte => byte === 0x5a)).toBe(true);
    }
  });
});
