import type { PixelBytes } from '../core/merlin/pixelFormat';
import { rounding } from '../core/radial/ringEllipse';
import { firstRings, ringShares } from '../core/radial/ringShares';
import { RING_SUMS } from '../core/radial/ringSums';
import { Arena } from './arena';
import type { Content } from './spec/frames';
import { frameBytes } from './spec/frames';
import type { Pair } from './spec/pair';
import { loadPair, paint, place, take } from './spec/pair';

const SIZES: readonly PixelBytes[] = [1, 2, 4, 8];
const [ROWS, COLUMNS] = [61, 67];
/** More pixels than the frame has, as where the beam moves over the scan */
const [UP, LEFT, STRIDE] = [3, 2, 72];
const SHARES = ringShares([68, STRIDE], [33.3, 30.6], rounding({ axisRatio: 1.08, theta: 0.4 }));

const arena = new Arena();
const frame = arena.take(8 * ROWS * COLUMNS);
const mask = arena.take(3 * 4 * 68 * 72);
const entries = arena.take(SHARES.entries.byteLength);
const sums = arena.take(24 * 68 * STRIDE);
const used = { entries: entries + 16 * (UP * STRIDE + LEFT), sums: sums + 24 * (UP * STRIDE + LEFT) };

let pair: Pair;
beforeAll(async () => {
  pair = await loadPair(arena.bytes);
  place(pair, entries, new Uint8Array(SHARES.entries.buffer));
});

describe('ringSums', () => {
  it.each(SIZES)('sums what every ring holds of pixels of %i bytes, to the same bits as the twin', pixelBytes => {
    for (const content of ['gold', 'sparse', 'ramp', 'max', 'zero'] as Content[]) {
      place(pair, frame, frameBytes(content, ROWS, COLUMNS, pixelBytes));
      paint(pair, sums, 24 * SHARES.rings, 0);
      for (const kernels of [pair.wasm, pair.plain]) {
        kernels.ringSums(pixelBytes, frame, ROWS, COLUMNS, used.entries, STRIDE, sums);
      }
      expect(take(pair.wasm, sums, 24 * SHARES.rings).equals(take(pair.plain, sums, 24 * SHARES.rings))).toBe(true);
    }
  });

  it('adds I, I² and a share more of I, weighted by the shares', () => {
    const counts = Uint16Array.from({ length: ROWS * COLUMNS }, (_, pixel) => (pixel * 7919) % 4096);
    place(pair, frame, new Uint8Array(counts.buffer));
    paint(pair, sums, 24 * SHARES.rings, 0);
    pair.wasm.ringSums(2, frame, ROWS, COLUMNS, used.entries, STRIDE, sums);
    const found = new Float64Array(pair.wasm.memory, sums, RING_SUMS * SHARES.rings);
    const first = firstRings(SHARES);
    const expected = new Float64Array(found.length);
    counts.forEach((count, pixel) => {
      const at = 4 * ((UP + Math.floor(pixel / COLUMNS)) * STRIDE + LEFT + (pixel % COLUMNS));
      for (let part = 0; part < 3; part++) {
        const share = SHARES.entries[at + part];
        expected[RING_SUMS * (first[at + 3] + part)] += share * count;
        expected[RING_SUMS * (first[at + 3] + part) + 1] += share * count ** 2;
        expected[RING_SUMS * (first[at + 3] + part) + 2] += share ** 2 * count;
      }
    });
    // Shares may name a ring after the last with the share 0
    expect(Array.from(found)).toEqual(Array.from(expected.subarray(0, found.length)));
    expect(Math.max(...found)).toBeGreaterThan(0);
  });
});

describe('momentSums', () => {
  it.each(SIZES)('adds counts and squares of pixels of %i bytes and keeps the highest', pixelBytes => {
    const length = 24 * 68 * STRIDE;
    paint(pair, sums, length, 0);
    const contents: Content[] = ['gold', 'sparse', 'ramp', 'noise'];
    for (const content of contents) {
      place(pair, frame, frameBytes(content, ROWS, COLUMNS, pixelBytes));
      for (const kernels of [pair.wasm, pair.plain]) {
        kernels.momentSums(pixelBytes, frame, ROWS, COLUMNS, used.sums, STRIDE);
      }
    }
    expect(take(pair.wasm, sums, length).equals(take(pair.plain, sums, length))).toBe(true);
    const value = (content: Content): number => {
      const bytes = frameBytes(content, ROWS, COLUMNS, pixelBytes)
        .subarray(5 * COLUMNS * pixelBytes)
        .slice(0, 8);
      return pixelBytes === 8
        ? Number(new BigUint64Array(bytes.buffer)[0])
        : new { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array }[pixelBytes](bytes.buffer)[0];
    };
    const counts = contents.map(value);
    const at = used.sums + 24 * 5 * STRIDE;
    const squares = counts.reduce((sum, count) => sum + count * count, 0);
    expect(Array.from(new Float64Array(pair.wasm.memory, at, 3))).toEqual([
      counts.reduce((sum, count) => sum + count, 0),
      squares,
      Math.max(...counts)
    ]);
  });
});

describe('countMoments', () => {
  it.each([1, 2] as const)('gives the sums of momentSums for pixels of %i bytes', pixelBytes => {
    const [pixels, plane] = [68 * STRIDE, 4 * 68 * STRIDE];
    const narrow = mask;
    paint(pair, sums, 24 * pixels, 0);
    paint(pair, narrow, 3 * plane, 0);
    const contents: Content[] = ['gold', 'sparse', 'ramp', 'ramp'];
    for (const content of contents) {
      place(pair, frame, frameBytes(content, ROWS, COLUMNS, pixelBytes));
      for (const kernels of [pair.wasm, pair.plain]) {
        kernels.countMoments(pixelBytes, frame, ROWS, COLUMNS, narrow, plane, UP * STRIDE + LEFT, STRIDE);
      }
    }
    for (const kernels of [pair.wasm, pair.plain]) {
      kernels.spillMoments(narrow, plane, pixels, sums);
      expect(take(kernels, narrow, 2 * plane).every(byte => byte === 0)).toBe(true);
    }
    const spilled = [pair.wasm, pair.plain].map(kernels => take(kernels, sums, 24 * pixels));
    paint(pair, sums, 24 * pixels, 0);
    for (const content of contents) {
      place(pair, frame, frameBytes(content, ROWS, COLUMNS, pixelBytes));
      pair.wasm.momentSums(pixelBytes, frame, ROWS, COLUMNS, used.sums, STRIDE);
    }
    const expected = take(pair.wasm, sums, 24 * pixels);
    expect(spilled.map(each => each.equals(expected))).toEqual([true, true]);
  });

  it.each([1, 2] as const)('knows the bits of pixels of %i bytes', pixelBytes => {
    for (const [pixels, value] of [
      [ROWS * COLUMNS, 5],
      [3, 2],
      [21, 130]
    ]) {
      const bytes = new Uint8Array(pixelBytes * pixels);
      bytes[pixelBytes * (pixels - 1)] = value;
      bytes[0] |= 8;
      place(pair, frame, bytes);
      for (const kernels of [pair.wasm, pair.plain]) {
        expect(kernels.anyBits(pixelBytes, frame, pixels)).toBe(value | 8);
      }
    }
  });
});

describe('keepBits', () => {
  it('leaves nothing where the mask is 0', () => {
    const bytes = frameBytes('noise', ROWS, COLUMNS, 2);
    const kept = Uint8Array.from(bytes, (_, at) => (Math.floor(at / 2) % 5 === 0 ? 0 : 255));
    place(pair, frame, bytes);
    place(pair, mask, kept);
    for (const kernels of [pair.wasm, pair.plain]) {
      kernels.keepBits(frame, mask, bytes.length, sums);
      expect(take(kernels, sums, bytes.length).equals(Buffer.from(bytes.map((byte, at) => byte & kept[at])))).toBe(
        true
      );
    }
  });
});
