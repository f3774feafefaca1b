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
const bits = arena.take(8 * 2 * ROWS);
const FRAME_STRIDE = 8 * ROWS * COLUMNS + 1024;
const frames = arena.take(5 * FRAME_STRIDE);
const narrow = arena.take(3 * 32 * ROWS * COLUMNS);
const entries = arena.take(SHARES.entries.byteLength);
const sums = arena.take(24 * 68 * STRIDE);
const from = { entries: entries + 16 * (UP * STRIDE + LEFT), sums: sums + 24 * (UP * STRIDE + LEFT) };

let pair: Pair;
beforeAll(async () => {
  pair = await loadPair(arena.bytes);
  place(pair, entries, new Uint8Array(SHARES.entries.buffer));
});

/** Rows take two words of 64 bits; those behind the 67 columns are not set. @param isBad pixels that do not count */
function placeBits(isBad: (pixel: number) => boolean = () => false): void {
  const bytes = new Uint8Array(16 * ROWS);
  for (let pixel = 0; pixel < ROWS * COLUMNS; pixel++) {
    const [row, column] = [Math.floor(pixel / COLUMNS), pixel % COLUMNS];
    bytes[16 * row + (column >> 3)] |= isBad(pixel) ? 0 : 1 << (column & 7);
  }
  place(pair, bits, bytes);
}
beforeEach(() => placeBits());

describe('ringSums', () => {
  it.each(SIZES)('sums what every ring holds of pixels of %i bytes, to the same bits as the twin', pixelBytes => {
    for (const content of ['gold', 'sparse', 'ramp', 'max', 'zero'] as Content[]) {
      place(pair, frame, frameBytes(content, ROWS, COLUMNS, pixelBytes));
      paint(pair, sums, 24 * SHARES.rings, 0);
      const found = [pair.wasm, pair.plain].map(kernels =>
        kernels.ringSums(pixelBytes, frame, ROWS, COLUMNS, bits, from.entries, STRIDE, sums)
      );
      expect(found[0]).toBe(found[1]);
      expect(take(pair.wasm, sums, 24 * SHARES.rings).equals(take(pair.plain, sums, 24 * SHARES.rings))).toBe(true);
    }
  });

  it.each(SIZES)('passes over pixels of %i bytes that do not count, whatever stands in them', pixelBytes => {
    placeBits(pixel => pixel % 3 === 0);
    const bytes = frameBytes('gold', ROWS, COLUMNS, pixelBytes);
    const results = [0, 255].map(rubbish => {
      const filled = bytes.map((byte, at) => (Math.floor(at / pixelBytes) % 3 === 0 ? rubbish : byte));
      place(pair, frame, filled);
      return [pair.wasm, pair.plain].map(kernels => {
        new Uint8Array(kernels.memory, sums, 24 * SHARES.rings).fill(0);
        const most = kernels.ringSums(pixelBytes, frame, ROWS, COLUMNS, bits, from.entries, STRIDE, sums);
        return [most, take(kernels, sums, 24 * SHARES.rings).toString('hex')];
      });
    });
    const [[wasm, plain], again] = results;
    expect([plain, ...again]).toEqual([wasm, wasm, wasm]);
  });

  it('adds I, I² and a share more of I, weighted by the shares', () => {
    const counts = Uint16Array.from({ length: ROWS * COLUMNS }, (_, pixel) => (pixel * 7919) % 4096);
    place(pair, frame, new Uint8Array(counts.buffer));
    paint(pair, sums, 24 * SHARES.rings, 0);
    pair.wasm.ringSums(2, frame, ROWS, COLUMNS, bits, from.entries, STRIDE, sums);
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
        kernels.momentSums(pixelBytes, frame, ROWS, COLUMNS, bits, from.sums, STRIDE);
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
    const at = from.sums + 24 * 5 * STRIDE;
    const squares = counts.reduce((sum, count) => sum + count * count, 0);
    expect(Array.from(new Float64Array(pair.wasm.memory, at, 3))).toEqual([
      counts.reduce((sum, count) => sum + count, 0),
      squares,
      Math.max(...counts)
    ]);
  });
});

describe('countMoments', () => {
  it.each([1, 2] as const)(
    'gives the sums of momentSums for pixels of %i bytes, one by one and four at once',
    pixelBytes => {
      const [pixels, plane] = [68 * STRIDE, 32 * Math.ceil((ROWS * COLUMNS) / 8)];
      const length = 24 * pixels;
      placeBits(pixel => pixel % 5 === 0);
      paint(pair, sums, length, 0);
      paint(pair, narrow, 3 * plane, 0);
      const contents: Content[] = ['gold', 'sparse', 'ramp', 'gold', 'sparse'];
      contents.forEach((content, at) => {
        // Counts below 2^14
        const bytes = frameBytes(content, ROWS, COLUMNS, pixelBytes).map((byte, index) =>
          pixelBytes === 2 && index % 2 === 1 ? byte & 0x3f : byte
        );
        place(pair, frames + at * FRAME_STRIDE, bytes);
      });
      for (const kernels of [pair.wasm, pair.plain]) {
        kernels.countMomentsFour(pixelBytes, frames, FRAME_STRIDE, ROWS * COLUMNS, narrow, plane);
        kernels.countMoments(pixelBytes, frames + 4 * FRAME_STRIDE, ROWS * COLUMNS, narrow, plane);
        kernels.spillMoments(narrow, plane, ROWS, COLUMNS, bits, from.sums, STRIDE);
        expect(take(kernels, narrow, 3 * plane).every(byte => byte === 0)).toBe(true);
      }
      const spilled = [pair.wasm, pair.plain].map(kernels => take(kernels, sums, length));
      paint(pair, sums, length, 0);
      contents.forEach((_, at) => {
        pair.wasm.momentSums(pixelBytes, frames + at * FRAME_STRIDE, ROWS, COLUMNS, bits, from.sums, STRIDE);
      });
      const expected = take(pair.wasm, sums, length);
      expect(spilled.map(each => each.equals(expected))).toEqual([true, true]);
      expect(expected.some(byte => byte !== 0)).toBe(true);
    }
  );

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
