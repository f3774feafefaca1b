import type { PixelBytes } from '../core/merlin/pixelFormat';

import { Arena } from './arena';
import type { Kernels } from './kernels';
import { SCRATCH_BYTES, bslz4Bound } from './kernels';
import type { Content } from './spec/frames';
import { CONTENTS, frameBytes, randomSource } from './spec/frames';
import type { Pair } from './spec/pair';
import { loadPair, paint, place, take } from './spec/pair';

const SIZES: readonly PixelBytes[] = [1, 2, 4, 8];
const SHAPES: readonly [number, number][] = [
  [1, 1],
  [7, 1],
  [8, 1],
  [3, 5],
  [17, 13],
  // More than a block of pixels of any width, with 4, 7 and 1 pixels behind the last eight
  [94, 94],
  [93, 99],
  [256, 256],
  [515, 515]
];
const LARGEST = 515 * 515 * 8;
const GUARD = 0x5a;
const GUARD_BYTES = 256;
const INTACT = Buffer.alloc(GUARD_BYTES, GUARD);

const arena = new Arena();
const source = arena.take(LARGEST);
const target = arena.take(bslz4Bound(LARGEST) + GUARD_BYTES);
const back = arena.take(LARGEST + GUARD_BYTES);
const scratch = arena.take(SCRATCH_BYTES + GUARD_BYTES);

let pair: Pair;
beforeAll(async () => {
  pair = await loadPair(arena.bytes);
});

/** Compresses the frame at `source`, with guard bytes behind the bound. */
function compress(kernels: Kernels, bytes: PixelBytes, pixels: number): Buffer {
  const bound = bslz4Bound(bytes * pixels);
  paint(pair, target + bound, GUARD_BYTES, GUARD);
  paint(pair, scratch + SCRATCH_BYTES, GUARD_BYTES, GUARD);
  const size = kernels.bitshuffleLz4(bytes, source, pixels, target, scratch);
  expect(size).toBeLessThanOrEqual(bound);
  expectGuard(kernels, target + bound);
  expectGuard(kernels, scratch + SCRATCH_BYTES);
  return take(kernels, target, size);
}

/** Expands the chunk at `target`, with guard bytes behind the frame; returns what the kernel returned. */
function expand(kernels: Kernels, bytes: PixelBytes, size: number, pixels: number): number {
  paint(pair, back, bytes * pixels + GUARD_BYTES, GUARD);
  paint(pair, scratch + SCRATCH_BYTES, GUARD_BYTES, GUARD);
  const read = kernels.unbitshuffleLz4(bytes, target, size, back, pixels, scratch);
  expectGuard(kernels, back + bytes * pixels);
  expectGuard(kernels, scratch + SCRATCH_BYTES);
  return read;
}

function expectGuard(kernels: Kernels, offset: number): void {
  expect(take(kernels, offset, GUARD_BYTES).equals(INTACT)).toBe(true);
}

describe('bitshuffle + LZ4', () => {
  const cases = SHAPES.flatMap(shape => SIZES.map(bytes => [...shape, bytes] as const));

  it.each(cases)(
    '%i x %i pixels of %i bytes: equal chunks, and each kernel reads the other',
    (rows, columns, bytes) => {
      const pixels = rows * columns;
      // The readable loops are slow: large frames come in the contents that differ most
      const contents: readonly Content[] = pixels > 70000 || bytes === 8 ? ['gold', 'noise'] : CONTENTS;
      for (const content of contents) {
        const frame = frameBytes(content, rows, columns, bytes);
        place(pair, source, frame);
        const chunk = compress(pair.wasm, bytes, pixels);
        const twin = compress(pair.plain, bytes, pixels);
        expect(chunk.equals(twin)).toBe(true);
        place(pair, target, chunk);
        for (const kernels of [pair.wasm, pair.plain]) {
          expect(expand(kernels, bytes, chunk.length, pixels)).toBe(chunk.length);
          expect(take(kernels, back, frame.length).equals(frame)).toBe(true);
        }
      }
    }
  );

  it('begins with the uncompressed size and the block size, big-endian', () => {
    place(pair, source, frameBytes('gold', 256, 256, 2));
    const chunk = compress(pair.wasm, 2, 256 * 256);
    expect(chunk.readBigUInt64BE(0)).toBe(131072n);
    expect(chunk.readUInt32BE(8)).toBe(8192);
  });

  it('stores fewer than eight pixels behind the header as they are', () => {
    place(pair, source, Uint8Array.of(1, 2, 3, 4, 5, 6));
    expect([...compress(pair.wasm, 2, 3)]).toEqual([0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 32, 0, 1, 2, 3, 4, 5, 6]);
  });

  // Plane 0 is 1,0,1,1,0,0,0,0, pixel 0 lowest; the other seven are empty. LZ4: 8 literals, token 0x80
  it('stores planes of bits, the first pixel in the lowest bit', () => {
    place(pair, source, Uint8Array.of(1, 0, 1, 1, 0, 0, 0, 0));
    const chunk = compress(pair.wasm, 1, 8);
    expect([...chunk.subarray(12)]).toEqual([0, 0, 0, 9, 0x80, 0x0d, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('shrinks an empty frame to less than a hundredth', () => {
    place(pair, source, frameBytes('zero', 256, 256, 2));
    expect(compress(pair.wasm, 2, 65536).length).toBeLessThan(1000);
  });
});

describe('reading chunks of other writers', () => {
  /** Matches of 219 bytes each that would leave the working memory. */
  const MANY = new Array<number[]>(1000).fill([0x0f, 3, 0, 200]).flat();

  /** A chunk of one 24-byte block of 1-byte pixels, hand-made from the LZ4 block format. */
  const chunkOf = (blockBytes: number, ...packed: number[]): Uint8Array =>
    Uint8Array.of(
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      24,
      0,
      0,
      blockBytes >> 8,
      blockBytes & 255,
      0,
      0,
      packed.length >> 8,
      packed.length & 255,
      ...packed
    );

  // Eight planes of 3 bytes: 3 literals, 10 bytes repeated from 3 bytes before, 11 literals
  const overlapping = chunkOf(24, 0x36, 1, 2, 3, 3, 0, 0xb0, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9);
  const planes = [1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9];

  it('repeats a match that overlaps itself', () => {
    for (const kernels of [pair.wasm, pair.plain]) {
      place(pair, target, overlapping);
      expect(expand(kernels, 1, overlapping.length, 24)).toBe(overlapping.length);
      const pixels = take(kernels, back, 24);
      for (let i = 0; i < 24; i++) {
        const bits = Array.from({ length: 8 }, (_, k) => ((planes[3 * k + (i >> 3)] >> (i & 7)) & 1) << k);
        expect(pixels[i]).toBe(bits.reduce((sum, bit) => sum + bit));
      }
    }
  });

  it.each<[string, Uint8Array]>([
    ['a block of no bytes', chunkOf(0, ...overlapping.subarray(16))],
    ['a block that is not a multiple of eight pixels', chunkOf(25, ...overlapping.subarray(16))],
    ['an offset of zero', chunkOf(24, 0x36, 1, 2, 3, 0, 0, 0xb0, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9)],
    ['an offset before the block', chunkOf(24, 0x36, 1, 2, 3, 4, 0, 0xb0, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9)],
    ['literals beyond the block', chunkOf(24, 0xf0, 10, ...new Array<number>(25).fill(1))],
    ['a match beyond the block', chunkOf(24, 0x3f, 1, 2, 3, 3, 0, 7, 0x00)],
    ['a match just beyond the block, then many', chunkOf(24, 0x3f, 1, 2, 3, 3, 0, 4, ...MANY)],
    [
      'literals just beyond the block, then many matches',
      chunkOf(24, 0x38, 1, 2, 3, 3, 0, 0xff, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 3, 0, 200, ...MANY)
    ],
    ['a length that never ends', chunkOf(24, 0xf0, ...new Array<number>(40).fill(255))],
    ['an end before the block is full', chunkOf(24, 0x36, 1, 2, 3, 3, 0, 0xa0, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9)],
    ['an end after an offset', chunkOf(24, 0x36, 1, 2, 3, 3, 0)],
    ['nothing at all', chunkOf(24)]
  ])('refuses %s', (_what, chunk) => {
    for (const kernels of [pair.wasm, pair.plain]) {
      place(pair, target, chunk);
      expect(expand(kernels, 1, chunk.length, 24)).toBe(-1);
    }
  });
});

describe('damaged chunks', () => {
  const random = randomSource(5);

  it.each<[PixelBytes, Content]>([
    [1, 'gold'],
    [2, 'gold'],
    [2, 'runs'],
    [4, 'sparse'],
    [8, 'noise']
  ])('of %i-byte %s pixels never escape their ranges, and both kernels judge them alike', (bytes, content) => {
    const pixels = 131 * 23;
    place(pair, source, frameBytes(content, 131, 23, bytes));
    const chunk = compress(pair.wasm, bytes, pixels);
    for (let round = 0; round < 400; round++) {
      const damaged = Buffer.from(chunk);
      const flips = 1 + Math.floor(random() * 4);
      for (let i = 0; i < flips; i++) {
        damaged[Math.floor(random() * damaged.length)] ^= 1 << Math.floor(random() * 8);
      }
      const size = random() < 0.3 ? Math.floor(random() * chunk.length) : chunk.length;
      place(pair, target, damaged);
      const [read, twin] = [pair.wasm, pair.plain].map(kernels => ({
        size: expand(kernels, bytes, size, pixels),
        frame: take(kernels, back, bytes * pixels)
      }));
      expect(read.size).toBe(twin.size);
      expect(read.size === -1 || read.size <= size).toBe(true);
      expect(read.frame.equals(twin.frame)).toBe(true);
    }
  });

  it('are refused wherever they are cut off', () => {
    place(pair, source, frameBytes('gold', 47, 23, 2));
    const chunk = compress(pair.wasm, 2, 47 * 23);
    place(pair, target, chunk);
    for (let size = 0; size < chunk.length; size++) {
      expect(expand(pair.wasm, 2, size, 47 * 23)).toBe(-1);
      expect(expand(pair.plain, 2, size, 47 * 23)).toBe(-1);
    }
  });

  it('at the very end of the memory are read without leaving it', () => {
    place(pair, source, frameBytes('gold', 40, 10, 2));
    const chunk = compress(pair.wasm, 2, 400);
    for (const kernels of [pair.wasm, pair.plain]) {
      const last = kernels.memory.byteLength - chunk.length;
      new Uint8Array(kernels.memory).set(chunk, last);
      expect(kernels.unbitshuffleLz4(2, last, chunk.length, back, 400, scratch)).toBe(chunk.length);
      expect(kernels.unbitshuffleLz4(2, last + 1, chunk.length - 1, back, 400, scratch)).toBe(-1);
    }
  });
});
